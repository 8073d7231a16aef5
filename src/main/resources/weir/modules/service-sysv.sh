#!/bin/sh
# Runs a service's init script, or says whether it starts at boot, where there is no systemd.
# usage: service-sysv.sh VERB NAME [ARGUMENT...]
verb=$1 name=$2
shift 2
case $verb in
  enable)
    if command -v rc-update >/dev/null 2>&1; then
      exec rc-update add "$name" default
    elif command -v update-rc.d >/dev/null 2>&1; then
      update-rc.d "$name" defaults && exec update-rc.d "$name" enable
      exit 1
    fi
    exec chkconfig "$name" on
    ;;
  disable)
    if command -v rc-update >/dev/null 2>&1; then
      exec rc-update delete "$name"
    elif command -v update-rc.d >/dev/null 2>&1; then
      exec update-rc.d "$name" disable
    fi
    exec chkconfig "$name" off
    ;;
esac
if command -v rc-service >/dev/null 2>&1; then
  exec rc-service "$name" "$verb" "$@"
fi
# A daemon that keeps these streams would keep the connection busy.
said=$("/etc/init.d/$name" "$verb" "$@" 2>&1 </dev/null)
status=$?
printf '%s\n' "$said"
[ "$status" -eq 0 ] || printf '%s\n' "$said" >&2
exit "$status"
