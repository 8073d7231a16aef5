#!/bin/sh
# A sign of life between two steps.
# usage: beat.sh BASE LEASE RUN SECONDS
# Prints kept or lost.
lease=$1/lease.$2
{ read -r holder boot beat _ key owner <"$lease"; } 2>/dev/null
read -r now _ </proc/uptime
now=${now%.*}
if [ "$holder" = "$3" ] && [ ! -e "$1/lease.$(($2 + 1))" ] && [ "$((now - beat))" -le "$4" ]; then
  printf '%-160.160s\n' "$3 $boot $now idle $key $owner" 1<>"$lease"
  echo kept
else
  echo lost
fi
