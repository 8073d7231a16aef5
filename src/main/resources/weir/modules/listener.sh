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

# files PID: lists what a process has open. Without the right to trace others, root cannot read
# that in its own name, but can in the process's.
files() {
  opened=$(ls -l "/proc/$1/fd" 2>/dev/null)
  case $opened in
  *' -> '*) ;;
  *rwx* | *r-x*)
    ids=$(stat -c '%u %g' "/proc/$1") && command -v setpriv >/dev/null 2>&1 &&
      opened=$(setpriv --reuid="${ids% *}" --regid="${ids#* }" --clear-groups ls -l "/proc/$1/fd" 2>/dev/null)
    ;;
  esac
  printf '%s\n' "$opened"
}

# holders INODES PID...: prints those of the processes that hold one of the sockets.
holders() {
  inodes=$1
  shift
  for pid do
    opened=$(files "$pid")
    for inode in $inodes; do
      case $opened in *"socket:[$inode]"*) echo "$pid" && break ;; esac
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
  [ -z "$pid" ] || holder="$pid ($(tr '\0' ' ' <"/proc/$pid/cmdline" | cut -c1-80 | sed 's/ *$//'))"
}
