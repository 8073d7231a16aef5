#!/bin/sh
# Says what a systemd unit is on this host, and whether systemd would take another text for it.
# Changes nothing. The text, without the line of its inputs, comes on stdin.
# usage: unit.sh NAME PATH VERIFY [user:NAME | group:NAME | dir:PATH | file:PATH | exec:PATH | input:PATH]...
#   VERIFY  "verify" to have a text that differs from the file's verified
LC_ALL=C SYSTEMD_COLORS=0 SYSTEMD_LOG_COLOR=0 SYSTEMD_PAGER=
export LC_ALL SYSTEMD_COLORS SYSTEMD_LOG_COLOR SYSTEMD_PAGER
name=$1 path=$2 verify=$3
shift 3
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

show=$(systemctl show -p LoadState,LoadError,ActiveState,SubState,Result,Type,FragmentPath,DropInPaths \
  -p NeedDaemonReload,MainPID,ActiveEnterTimestampMonotonic -- "$name") || exit 1
printf '%s\n' "$show" | sed 's/^/show./'
printf 'word=%s\n' "$(systemctl is-enabled -- "$name" 2>/dev/null)"
for link in /etc/systemd/system/*.wants/"$name" /etc/systemd/system/*.requires/"$name"; do
  [ ! -L "$link" ] || printf 'link=%s\n' "${link#/etc/systemd/system/}"
done
case $name in *@*.*) generic=${name%%@*}@.${name##*.} ;; *) generic=$name ;; esac
for file in /etc/systemd/system/"$name".d/*.conf /etc/systemd/system/"$generic".d/*.conf \
  /run/systemd/system/"$name".d/*.conf /usr/lib/systemd/system/"$name".d/*.conf; do
  [ ! -s "$file" ] || printf 'drop_in=%s %s\n' "$file" "$(sed -n 's/^[[:space:]]*\([A-Za-z]*\)[[:space:]]*=.*/\1/p' "$file" | tr '\n' ' ')"
done
pid=$(printf '%s\n' "$show" | sed -n 's/^MainPID=//p')
if [ "${pid:-0}" != 0 ] && [ -r "/proc/$pid/environ" ]; then
  tr '\0' '\n' <"/proc/$pid/environ" | sed -n 's/^WEIR_INPUTS=/running=/p'
fi
read -r up _ </proc/uptime
printf 'now=%s\nuptime=%s\n' "$(date +%s)" "$up"

for word do
  value=${word#*:}
  case $word in
  user:*) id -u -- "$value" >/dev/null 2>&1 || printf 'missing=user %s\n' "$value" ;;
  group:*) getent group "$value" >/dev/null 2>&1 || printf 'missing=group %s\n' "$value" ;;
  dir:*) [ -d "$value" ] || printf 'missing=directory %s\n' "$value" ;;
  file:*) [ -e "$value" ] || printf 'missing=file %s\n' "$value" ;;
  exec:*) { [ -f "$value" ] && [ -x "$value" ]; } || printf 'missing=program %s\n' "$value" ;;
  input:*)
    if [ -d "$value" ]; then
      readlink -f -- "$value"
      (cd -- "$value" && find . \( -name __pycache__ -o -name .git \) -prune -o -type f ! -name '*.pyc' -exec sha256sum {} + | sort)
    elif [ -e "$value" ]; then
      sha256sum <"$value"
    else
      printf 'missing=input %s\n' "$value" >&3
      echo absent
    fi | sha256sum | sed 's/ .*//; s/^/input=/'
    ;;
  esac
done 3>&1

old=$(grep -v '^Environment=WEIR_INPUTS=' "$path" 2>/dev/null; echo .)
[ "$verify" = verify ] && [ "$old" != "$body" ] || exit 0
if ! command -v systemd-analyze >/dev/null 2>&1; then
  exit 0
fi
stage=$(mktemp -d /run/weir-XXXXXX 2>/dev/null || mktemp -d) || exit 1
trap 'rm -rf "$stage"' EXIT
printf '%s' "${body%.}" >"$stage/$name"
systemd-analyze verify --man=no --recursive-errors=no "$stage/$name" >"$stage/said" 2>&1
status=$?
if grep -q "recursive-errors" "$stage/said"; then
  # Before systemd 250: warnings do not show in the status, and other units' are mixed in.
  systemd-analyze verify --man=no "$stage/$name" 2>&1 | grep -F -e "$name" >"$stage/said"
  status=0
  [ ! -s "$stage/said" ] || status=1
fi
printf 'verified=%s\n' "$status"
sed "s|$stage/||g; s/^/said=/" "$stage/said"
