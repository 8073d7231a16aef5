#!/bin/sh
# Says what stands in a file of /etc/logrotate.d, whether logrotate would take another text for it,
# and whether it is run. Changes nothing. The text comes on stdin; none when the file shall go.
# usage: logrotate.sh FILE DIRECTORY UNIT SU   DIRECTORY of the log, UNIT that writes it, SU user:group or ""
LC_ALL=C SYSTEMD_COLORS=0 PATH=$PATH:/usr/sbin:/sbin
export LC_ALL SYSTEMD_COLORS PATH
file=$1 directory=$2 unit=$3 su=$4
text=$(cat && echo .)

printf 'path=%s\n' "$file"
if stat=$(stat -c '%f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- "$file" 2>/dev/null); then
  printf 'stat=%s\n' "$stat"
  if [ -f "$file" ]; then
    echo 'text='
    base64 <"$file"
    echo
  fi
fi
[ "$text" != . ] || exit 0
printf 'program=%s\n' "$(command -v logrotate)"
if command -v systemctl >/dev/null 2>&1; then
  case $(systemctl show -p LoadState -- logrotate.timer) in
  *=loaded) printf 'timer=%s\nboot=%s\n' "$(systemctl is-active logrotate.timer)" "$(systemctl is-enabled logrotate.timer 2>/dev/null)" ;;
  *=masked) echo timer=masked ;;
  esac
  if [ -n "$unit" ]; then
    output=$(systemctl show -p StandardOutput -- "$unit")
    printf 'output=%s\n' "${output#StandardOutput=}"
  fi
fi
[ ! -e /etc/cron.daily/logrotate ] || echo cron=yes

case $directory in
*[*?]*) echo directory=pattern ;;
*)
  [ ! -d "$directory" ] || echo directory=yes
  # As logrotate has it: only root, or the group root, may write to it.
  case $(stat -Lc '%A %u %g' -- "$directory" 2>/dev/null) in
  ????????w*) printf 'writable=mode %s\n' "$(stat -Lc %a -- "$directory")" ;;
  ?????w*\ 0) ;;
  ?????w*) printf 'writable=mode %s, group %s\n' "$(stat -Lc %a -- "$directory")" "$(stat -Lc %G -- "$directory")" ;;
  *\ 0\ [0-9]*) ;;
  ?*) printf 'writable=owner %s\n' "$(stat -Lc %U -- "$directory")" ;;
  esac
  ;;
esac
if [ -n "$su" ]; then
  id -u -- "${su%:*}" >/dev/null 2>&1 || printf 'su_missing=user %s\n' "${su%:*}"
  getent group "${su#*:}" >/dev/null 2>&1 || printf 'su_missing=group %s\n' "${su#*:}"
fi

command -v logrotate >/dev/null 2>&1 || exit 0
stage=$(mktemp) || exit 1
trap 'rm -f -- "$stage"' EXIT
printf '%s' "${text%.}" >"$stage"
chmod 0644 "$stage"
# Its own state may not be there yet: before the first rotation of a host some versions stop at that.
said=$(logrotate -d -s /dev/null "$stage" 2>&1)
status=$?
case $said in *error:*) status=1 ;; esac
printf 'accepted=%s\n' "$status"
[ "$status" = 0 ] || printf '%s\n' "$said" | grep error: | sed "s|$stage|${file##*/}|g; s/^/said=/"
exit 0
