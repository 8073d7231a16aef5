#!/bin/sh
# The dead man's switch: undoes a run when its controller has given no sign of life for so many
# seconds, or the host was restarted, before the run was confirmed.
# usage: watch.sh wait BASE RUN LEASE SECONDS
#        watch.sh boot BASE
base=$2

# Only one of this and the confirmation can move the marker.
undo() {
  mv "$base/armed/$1" "$base/runs/$1/undone" 2>/dev/null || return
  {
    date "+at %Y-%m-%dT%H:%M:%S%z $3"
    /bin/sh "$base/revert.sh" "$base" "$1" "$2"
  } >"$base/.report.$1" 2>&1
  mv "$base/.report.$1" "$base/reports/$1"
}

# The run is over, so its lease is.
free() {
  { read -r holder boot _ <"$base/lease.$lease"; } 2>/dev/null
  [ "$holder" != "$run" ] || printf '%-160.160s\n' "$run $boot free" 1<>"$base/lease.$lease"
}

if [ "$1" = boot ]; then
  for file in "$base"/armed/*; do
    [ ! -f "$file" ] || undo "${file##*/}" boot 'after a restart'
  done
  exit 0
fi
run=$3 lease=$4 seconds=$5
while [ -f "$base/armed/$run" ]; do
  { read -r holder _ beat state key _ <"$base/lease.$lease"; } 2>/dev/null
  read -r now _ </proc/uptime
  now=${now%.*}
  [ "$holder" = "$run" ] || beat=0
  case $beat in '' | *[!0-9]*) beat=$now ;; esac
  left=$((beat + seconds - now))
  # A step under way may end on its own.
  if [ "$left" -le 0 ] && [ "$holder" = "$run" ] && [ "$state" = busy ] && [ -d "/proc/${key%:*}" ]; then
    left=$((left + 600))
  fi
  if [ "$left" -le 0 ]; then
    undo "$run" now "after $seconds s without a sign of life" && free
    exit 0
  fi
  [ "$left" -lt 5 ] || left=5
  sleep "$left"
done
