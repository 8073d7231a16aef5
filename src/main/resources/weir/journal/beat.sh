#!/bin/sh
# A sign of life between two steps, or before something that takes its time.
# usage: beat.sh BASE LEASE RUN idle|busy
# Prints kept, undone, or lost.
lease=$1/lease.$2
{ read -r holder boot beat _ key owner <"$lease"; } 2>/dev/null
read -r now _ </proc/uptime
now=${now%.*}
if [ -f "$1/runs/$3/undone" ]; then
  echo undone
elif [ "$holder" = "$3" ] && [ "$beat" != free ] && [ ! -e "$1/lease.$(($2 + 1))" ]; then
  printf '%-160.160s\n' "$3 $boot $now $4 $key $owner" 1<>"$lease"
  echo kept
else
  echo lost
fi
