#!/bin/sh
# Says what earlier runs left on this host. Changes nothing. Comes behind base.sh.
# usage: look.sh SECONDS     for how long a lease holds without a sign of life
# shellcheck disable=SC2154 # what base.sh sets
find_base
newest_lease
printf 'lease %s\n' "$lease"
if held "$1"; then
  printf '%s %s %s %s\n' "$word" "$holder" "$age" "$owner"
elif [ -n "$holder" ] && [ "$beat" != free ]; then
  printf 'gone %s %s %s\n' "$holder" "$age" "$owner"
fi
for file in "$base"/pending/*; do
  [ -f "$file" ] || continue
  while read -r line; do
    printf 'pending %s %s\n' "${file##*/}" "$line"
  done <"$file"
done
for file in "$base"/reports/*; do
  [ -f "$file" ] || continue
  while read -r line; do
    printf 'report %s %s\n' "${file##*/}" "$line"
  done <"$file"
done
for file in "$base"/armed/*; do
  [ ! -f "$file" ] || printf 'armed %s\n' "${file##*/}"
done
exit 0
