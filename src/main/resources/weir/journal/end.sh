#!/bin/sh
# Ends a run on this host: gives the lease back and forgets what is old.
# usage: end.sh BASE LEASE RUN KEEP KIB [SETTLED-RUN]...
#   KEEP, KIB    how many runs are kept, and in how much room
#   SETTLED-RUN  of which nothing is left to do or to tell
base=$1 number=$2 lease=$1/lease.$2 run=$3 keep=$4 room=$5
shift 5
printf 'closed\n' >>"$base/runs/$run/journal"
rm -f "$base/runs/$run"/out.* "$base/runs/$run"/err.*
for each; do
  rm -f "$base/pending/$each" "$base/reports/$each"
done
{ read -r holder boot _ <"$lease"; } 2>/dev/null
if [ "$holder" = "$run" ]; then
  printf '%-160.160s\n' "$run $boot free" 1<>"$lease"
  for file in "$base"/lease.*; do
    [ "${file##*.}" -ge "$number" ] || rm -f "$file"
  done
fi
# The names sort by the clocks of those who ran them, so this run may come before older ones.
old=0
for dir in "$base"/runs/*; do
  [ "$dir" = "$base/runs/$run" ] || old=$((old + 1))
done
for dir in "$base"/runs/*; do
  [ "$dir" != "$base/runs/$run" ] || continue
  if [ "$old" -lt "$keep" ]; then
    used=$(du -sk "$base/runs") || break
    [ "${used%%[!0-9]*}" -gt "$room" ] || break
  fi
  rm -rf -- "$dir"
  old=$((old - 1))
done
exit 0
