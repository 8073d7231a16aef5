#!/bin/sh
# Says what a systemd unit is on this host, and whether systemd would take another text for it.
# Changes nothing. The text, without the line of its inputs, comes on stdin. Behind unit-verify.sh.
# usage: unit.sh NAME PATH VERIFY VARIABLE EXPOSURE [user:NAME | group:NAME | dir:PATH | log:PATH | file:PATH |
#        path:PATH | exec:PATH | input:PATH]...
#   VERIFY    "verify" to have a text that differs from the file's verified
#   VARIABLE  names in the process's environment what it was started from
#   EXPOSURE  "exposure" to have that measured
# shellcheck disable=SC2154
LC_ALL=C SYSTEMD_COLORS=0 SYSTEMD_LOG_COLOR=0 SYSTEMD_PAGER=
export LC_ALL SYSTEMD_COLORS SYSTEMD_LOG_COLOR SYSTEMD_PAGER
name=$1 path=$2 verify=$3 variable=$4 exposure=$5
shift 5
if ! command -v systemctl >/dev/null 2>&1; then
  echo "this host has no systemctl; weir.unit needs systemd" >&2
  exit 1
fi
body=$(cat && echo .)

printf 'path=%s\n' "$path"
if stat=$(stat -c '%f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- "$path" 2>/dev/null); then
  printf 'stat=%s\n' "$stat"
  if [ -L "$path" ]; then
    printf 'target=%s\n' "$(readlink -f -- "$path")"
  elif [ -f "$path" ]; then
    echo 'text='
    base64 <"$path"
    echo
  fi
fi
[ ! -d "${path%/*}" ] || echo directory=yes

show=$(systemctl show -p LoadState,LoadError,ActiveState,SubState,Result,Type,FragmentPath,DropInPaths \
  -p NeedDaemonReload,MainPID,ActiveEnterTimestampMonotonic,Triggers,TriggeredBy -- "$name") || exit 1
printf '%s\n' "$show" | sed 's/^/show./'
printf 'word=%s\n' "$(systemctl is-enabled -- "$name" 2>/dev/null)"
printf 'systemd=%s\n' "$(systemctl --version | sed -n '1s/^[a-z]* \([0-9]*\).*/\1/p')"
for link in /etc/systemd/system/*.wants/"$name" /etc/systemd/system/*.requires/"$name"; do
  [ ! -L "$link" ] || printf 'link=%s\n' "${link#/etc/systemd/system/}"
done
triggers=$(printf '%s\n' "$show" | sed -n 's/^Trigger[a-zA-Z]*=//p')
# A socket that is not there yet triggers nothing yet.
case $name/$triggers in *.socket/) triggers=${name%.socket}.service ;; esac
for other in $triggers; do
  printf 'other=%s %s\n' "$other" "$(systemctl is-active -- "$other")"
done
case $name in *@*.*) generic=${name%%@*}@.${name##*.} ;; *) generic=$name ;; esac
for file in /etc/systemd/system/"$name".d/*.conf /etc/systemd/system/"$generic".d/*.conf \
  /run/systemd/system/"$name".d/*.conf /usr/lib/systemd/system/"$name".d/*.conf \
  $(printf '%s\n' "$show" | sed -n 's/^DropInPaths=//p'); do
  if [ "$file" = "$path" ] || [ ! -s "$file" ]; then continue; fi
  printf 'drop_in=%s %s\n' "$(head -c 20000 "$file" | base64 | tr -d '\n')" "$file"
done
pid=$(printf '%s\n' "$show" | sed -n 's/^MainPID=//p')
if [ "${pid:-0}" != 0 ] && [ -r "/proc/$pid/environ" ]; then
  tr '\0' '\n' <"/proc/$pid/environ" | sed -n "s/^$variable=/running=/p"
fi
read -r up _ </proc/uptime
printf 'now=%s\nuptime=%s\n' "$(date +%s)" "$up"

lacks() {
  printf 'missing=%s\t%s\n' "$word" "${1:-}" | sed 's/	$//'
}
for word do
  value=${word#*:}
  case $word in
  user:*) id -u -- "$value" >/dev/null 2>&1 || lacks ;;
  group:*) getent group "$value" >/dev/null 2>&1 || lacks ;;
  dir:*) [ -d "$value" ] || lacks ;;
  path:*) [ -e "$value" ] || lacks ;;
  log:*)
    if [ ! -d "$value" ]; then
      lacks
    else
      case $(stat -Lc %A -- "$value") in ?????w* | ????????w*) lacks "mode $(stat -Lc %a -- "$value")" ;; esac
    fi
    ;;
  file:*)
    if [ ! -e "$value" ]; then
      lacks
    else
      line=$(grep -n '^[[:space:]]*export[[:space:]]' "$value" 2>/dev/null | head -n 1)
      [ -z "$line" ] || lacks "${line%%:*}"
    fi
    ;;
  exec:*)
    if [ ! -f "$value" ]; then
      lacks
    elif [ ! -x "$value" ]; then
      lacks mode
    else
      reader=$(head -c 200 -- "$value" | tr -d '\0' | sed -n '1s/^#! *\(\/[^ ]*\).*/\1/p')
      [ -z "$reader" ] || [ -x "$reader" ] || lacks "$reader"
    fi
    ;;
  input:*)
    if [ -d "$value" ]; then
      readlink -f -- "$value"
      (cd -- "$value" && find . \( -name __pycache__ -o -name .git \) -prune -o -type f ! -name '*.pyc' -exec sha256sum {} + | sort)
    elif [ -e "$value" ]; then
      sha256sum <"$value"
    else
      lacks >&3
      echo absent
    fi | sha256sum | sed 's/ .*//; s/^/input=/'
    ;;
  esac
done 3>&1

command -v systemd-analyze >/dev/null 2>&1 || exit 0
old=$(grep -v "^Environment=$variable=" "$path" 2>/dev/null; echo .)
if [ "$verify" = verify ] && [ "$old" != "$body" ] && stage "$name" "$path" "${body%.}"; then
  verify "$name"
fi
[ -z "$exposure" ] || exposure "$name"
exit 0
