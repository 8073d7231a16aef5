#!/bin/sh
# What PID 1 wrote about units in the last so many seconds. Comes behind events.sh.
# usage: crashes.sh SECONDS LIMIT UNIT...   LIMIT: the most lines that are wanted of a unit
LC_ALL=C
export LC_ALL
if ! command -v journalctl >/dev/null 2>&1; then
  echo "this host has no journalctl; its crashes cannot be counted" >&2
  exit 1
fi
now=$(date +%s)
from=$((now - $1))
limit=$2
shift 2
printf 'now=%s\nfirst=%s\n' "$now" "$(first_entry)"
for name do
  printf 'service=%s\n' "$name"
  events "$from" "$limit" "$name"
  other_units "$name"
done
