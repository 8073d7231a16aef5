#!/bin/sh
# Watches a unit for some time, and ends early when it is no longer the same process.
# usage: steady.sh UNIT INVOCATION PID HUNDREDTHS
LC_ALL=C SYSTEMD_COLORS=0
export LC_ALL SYSTEMD_COLORS
unit=$1 invocation=$2 pid=$3
read -r now _ </proc/uptime
end=$((${now%.*}${now#*.} + $4))
while :; do
  # Fails, and ends this, when nobody listens any more.
  echo watching=yes || exit 1
  state=$(systemctl show -p ActiveState,SubState,MainPID,InvocationID,NRestarts,ExecMainCode,ExecMainStatus,Result -- "$unit")
  read -r now _ </proc/uptime
  left=$((end - ${now%.*}${now#*.}))
  [ "$left" -gt 0 ] || break
  case "$state
" in
  *"InvocationID=$invocation
"*) ;;
  *) break ;;
  esac
  case "$state
" in
  *"MainPID=$pid
"*) ;;
  *) break ;;
  esac
  [ "$left" -lt 100 ] || left=100
  sleep "$((left / 100)).$(printf '%02d' $((left % 100)))" 2>/dev/null || sleep 1
done
printf '%s\n' "$state"
same=no
case "$state
" in
*"InvocationID=$invocation
"*) case "$state
" in *"MainPID=$pid
"*) same=yes ;; esac ;;
esac
if [ "$same" = no ]; then
  journalctl --sync 2>/dev/null
  journalctl -q --no-pager -n 20 -o short-iso -u "$unit" 2>&1 | sed 's/^/journal=/'
fi
