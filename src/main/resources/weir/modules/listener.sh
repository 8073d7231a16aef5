#!/bin/sh
# Functions to find out who listens on a TCP port, from /proc alone.

# listening PORT: prints the inodes of the sockets that listen on it.
listening() {
  hex=$(printf '%04X' "$1")
  grep -h ' 0A ' /proc/net/tcp /proc/net/tcp6 2>/dev/null |
    while read -r _ local _ _ _ _ _ _ _ inode _; do
      [ "${local##*:}" != "$hex" ] || echo "$inode"
    done
}

# unit_pids UNIT: prints the processes of a unit's control group.
unit_pids() {
  group=$(systemctl show -p ControlGroup -- "$1")
  group=${group#ControlGroup=}
  [ -n "$group" ] || return 0
  cat "/sys/fs/cgroup$group/cgroup.procs" 2>/dev/null ||
    cat "/sys/fs/cgroup/systemd$group/cgroup.procs" 2>/dev/null ||
    cat "/sys/fs/cgroup/unified$group/cgroup.procs" 2>/dev/null
}

# holders INODES PID...: prints those of the processes that hold one of the sockets.
holders() {
  inodes=$1
  shift
  for pid do
    sockets=$(ls -l "/proc/$pid/fd" 2>/dev/null) || continue
    for inode in $inodes; do
      case $sockets in *"socket:[$inode]"*) echo "$pid" && break ;; esac
    done
  done
}

# listener PORT UNIT: sets listener to "none", "unit" (one of the unit's processes), or "foreign";
# then holder is the process, as far as it can be told.
# shellcheck disable=SC2034
listener() {
  holder='' inodes=$(listening "$1")
  [ -n "$inodes" ] || { listener=none && return; }
  # shellcheck disable=SC2046 # one word for each process
  if [ -n "$(holders "$inodes" $(unit_pids "$2"))" ]; then
    listener=unit
    return
  fi
  listener=foreign
  pid=$(cd /proc && holders "$inodes" [0-9]* | head -n 1)
  [ -z "$pid" ] || holder="$pid ($(tr '\0' ' ' <"/proc/$pid/cmdline" | cut -c1-80))"
}
