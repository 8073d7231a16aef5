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
set -- "$base"/runs/*
while [ "$#" -gt "$keep" ]; do
  rm -rf -- "$1"
  shift
done
while [ "$#" -gt 1 ]; do
  used=$(du -sk "$base/runs") || break
  [ "${used%%[!0-9]*}" -gt "$room" ] || break
  rm -rf -- "$1"
  shift
done
exit 0
