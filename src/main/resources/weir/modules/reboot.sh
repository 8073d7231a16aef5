#!/bin/sh
# Reboots a moment later, so that this is still answered.
# usage: reboot.sh DELAY MESSAGE COMMAND PATHS
#   DELAY    seconds
#   COMMAND  what to run instead of shutdown, or ""
#   PATHS    where to look for shutdown first, with colons between
delay=$1 message=$2 command=$3
PATH=${4:+$4:}$PATH:/usr/sbin:/sbin
export PATH
[ "$delay" -gt 1 ] || delay=1
if [ -n "$command" ]; then
  set -- sh -c "$command"
elif [ -d /run/systemd/system ] && command -v systemctl >/dev/null 2>&1; then
  command -v wall >/dev/null 2>&1 && printf '%s\n' "$message" | wall 2>/dev/null
  set -- systemctl --no-wall reboot
elif command -v shutdown >/dev/null 2>&1; then
  set -- shutdown -r now "$message"
elif command -v reboot >/dev/null 2>&1; then
  set -- reboot
else
  echo 'this host has no command to reboot with' >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ] && [ -z "$command" ]; then
  echo 'only root may reboot' >&2
  exit 1
fi
# Nothing of it may hold the connection.
(
  trap '' HUP
  sleep "$delay"
  exec "$@"
) </dev/null >/dev/null 2>&1 &
exit 0
