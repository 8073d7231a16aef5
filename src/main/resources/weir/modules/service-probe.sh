#!/bin/sh
# Says how a service is. Changes nothing.
# usage: service-probe.sh SCOPE UNIT WORD
#   SCOPE  --system, --user or --global
#   UNIT   a service's name, or "" to ask for the service manager only
#   WORD   "word" to ask whether it is started at boot
LC_ALL=C
export LC_ALL
scope=$1 unit=$2 word=$3

if [ -d /run/systemd/system ]; then
  echo manager=systemd
  [ -n "$unit" ] || exit 0
  if [ "$scope" = --user ] && [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    XDG_RUNTIME_DIR=/run/user/$(id -u)
    export XDG_RUNTIME_DIR
  fi
  full=$unit.service
  case $unit in
    *.service | *.socket | *.timer | *.target | *.path | *.mount | *.automount | *.swap | *.slice | *.scope | *.device) full=$unit ;;
  esac
  show=$scope
  [ "$scope" != --global ] || show=--system
  systemctl "$show" show -p Id,Names,Type,LoadState,LoadError,ActiveState,SubState,UnitFileState \
    -p FragmentPath,DropInPaths,NeedDaemonReload,MainPID,Result,NRestarts,ExecMainStatus,Description \
    -p InvocationID,ConditionResult,CanReload,Restart,ActiveEnterTimestamp -- "$unit" 2>&1
  if [ -n "$word" ]; then
    # Behind the word come the links that start it, or those named in its Also=.
    systemctl "$scope" is-enabled --full -- "$unit" 2>/dev/null | sed '1s/^/word=/; 2,$s/^ */started-by=/'
  fi
  # What stands on disk may not have been loaded yet.
  template=''
  case $full in *@?*.*) template=${full%%@*}@.${full##*.} ;; esac
  for place in /etc /run /usr/local/lib /usr/lib /lib; do
    for name in "$full" ${template:+"$template"}; do
      [ ! -e "$place/systemd/system/$name" ] || echo "on-disk=$place/systemd/system/$name"
      for drop in "$place/systemd/system/$name.d"/*.conf; do
        [ ! -e "$drop" ] || echo "drop-in:$drop=on-disk"
      done
    done
  done
  exit 0
fi

[ -n "$unit" ] || exit 0
if command -v rc-service >/dev/null 2>&1; then
  echo manager=openrc
  [ ! -e "/etc/init.d/$unit" ] || echo "on-disk=/etc/init.d/$unit"
  rc-service "$unit" status >/dev/null 2>&1
  echo "status=$?"
  if rc-update show 2>/dev/null | grep -q "^ *$unit |"; then echo word=enabled; else echo word=disabled; fi
elif [ -d /etc/init.d ]; then
  echo manager=sysv
  [ ! -e "/etc/init.d/$unit" ] || echo "on-disk=/etc/init.d/$unit"
  "/etc/init.d/$unit" status >/dev/null 2>&1 </dev/null
  echo "status=$?"
  echo word=disabled
  for link in /etc/rc[2-5].d/S[0-9][0-9]"$unit"; do
    [ ! -e "$link" ] || echo word=enabled
  done
fi
exit 0
