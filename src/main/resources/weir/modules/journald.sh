#!/bin/sh
# Says what stands in a drop-in of journald's configuration and whether journald runs with what is
# on disk. Changes nothing.
# usage: journald.sh FILE
LC_ALL=C SYSTEMD_COLORS=0
export LC_ALL SYSTEMD_COLORS
file=$1
if ! command -v journalctl >/dev/null 2>&1; then
  echo "this host has no journalctl; weir.journald needs systemd" >&2
  exit 1
fi
printf 'path=%s\n' "$file"
if stat=$(stat -c '%f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- "$file" 2>/dev/null); then
  printf 'stat=%s\n' "$stat"
  if [ -f "$file" ]; then
    echo 'text='
    base64 <"$file"
    echo
  fi
fi
[ ! -d "${file%/*}" ] || echo directory=yes
for other in /etc/systemd/journald.conf.d/*.conf /run/systemd/journald.conf.d/*.conf /usr/lib/systemd/journald.conf.d/*.conf; do
  [ -f "$other" ] || continue
  first=$(printf '%s\n%s\n' "${other##*/}" "${file##*/}" | sort | head -n 1)
  if [ "$first" != "${file##*/}" ] || [ "${other##*/}" = "$first" ]; then continue; fi
  sed -n "s|^[[:space:]]*\([A-Za-z]*=.*\)|later=$other \1|p" "$other"
done
# A file that was changed after journald was started, its removal included, is not read yet.
pid=$(systemctl show -p MainPID -- systemd-journald.service)
pid=${pid#MainPID=}
if [ "${pid:-0}" != 0 ] && [ -r "/proc/$pid/stat" ]; then
  # shellcheck disable=SC2046 # its fields, the 22nd being the start in ticks since boot
  set -- $(cat "/proc/$pid/stat")
  read -r up _ </proc/uptime
  # With room for what rounding takes.
  started=$(($(date +%s) - ${up%.*} + ${22:-0} / $(getconf CLK_TCK 2>/dev/null || echo 100) + 2))
  for each in /etc/systemd/journald.conf "${file%/*}" "$file"; do
    changed=$(stat -c %Z -- "$each" 2>/dev/null)
    [ "${changed:-0}" -le "${started:-0}" ] || stale=yes
  done
fi
printf 'stale=%s\n' "${stale:-}"
printf 'usage=%s\n' "$(journalctl --disk-usage 2>/dev/null | sed -n 's/.* take up \([0-9.]*[BKMGT]*\).*/\1/p')"
exit 0
