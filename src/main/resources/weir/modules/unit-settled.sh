#!/bin/sh
# Waits until systemd has no job left for a unit, and says how it is then.
# usage: unit-settled.sh NAME SECONDS [exposure]
LC_ALL=C SYSTEMD_COLORS=0
export LC_ALL SYSTEMD_COLORS
name=$1 tries=$(($2 * 10)) quiet=0 seen='' others=0

while [ "$tries" -gt 0 ]; do
  tries=$((tries - 1))
  state=$(systemctl show -p Job,ActiveState,Type,MainPID -- "$name")
  # Another process at each look is no quiet, but may go on for ever.
  if [ "$state" != "$seen" ] && [ "$others" -lt 20 ]; then
    seen=$state quiet=0 others=$((others + 1))
  fi
  case $state in
  *Job=[1-9]*) quiet=0 ;;
  *Type=exec* | *Type=notify* | *Type=dbus* | *Type=oneshot*) break ;;
  # With Type=simple a program that cannot be run shows a moment after the job is done.
  *ActiveState=active*) [ "$quiet" -lt 3 ] || break; quiet=$((quiet + 1)) ;;
  *) break ;;
  esac
  sleep 0.1 2>/dev/null || sleep 1
done
systemctl show -p Job,LoadState,LoadError,ActiveState,SubState,Result,Type,FragmentPath,DropInPaths,MainPID \
  -p InvocationID,NRestarts,ExecMainCode,ExecMainStatus,ConditionResult -- "$name"
case $(systemctl show -p ActiveState,SubState -- "$name") in
*ActiveState=active*) ;;
*) journalctl -q --no-pager -n 20 -o short-iso -u "$name" 2>&1 | sed 's/^/journal=/' ;;
esac
[ "${3:-}" != exposure ] ||
  systemd-analyze security --no-pager "$name" 2>/dev/null | sed -n 's/.*xposure level for .*: \([0-9.]* [A-Z]*\).*/exposure=\1/p'
exit 0
