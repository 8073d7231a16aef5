#!/bin/sh
# The dead man's switch: undoes a run when its controller has given no sign of life for so many
# seconds, or the host was restarted, before the run was confirmed. Comes behind base.sh.
# usage: watch.sh wait BASE RUN LEASE SECONDS
#        watch.sh boot BASE
# shellcheck disable=SC2154 # what base.sh sets
base=$2

# Only one of this and the confirmation can move the marker.
undo() {
  mv "$base/armed/$1" "$base/runs/$1/undone" 2>/dev/null || return
  [ -z "${shell:-}" ] || (end_tree "$shell")
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

# Sets children to the processes a process has started. usage: children PID
children() {
  children=''
  for stat in /proc/[0-9]*/stat; do
    { read -r line <"$stat"; } 2>/dev/null || continue
    rest=${line##*) ? }
    [ "${rest%% *}" != "$1" ] || children="$children ${line%% *}"
  done
}

# Ends a process and all it has started, in a subshell. From the top, so that no script goes on
# when its command ends; and nothing is stopped meanwhile, for sudo would stop with it.
end_tree() {
  children "$1"
  kill "$1"
  for child in $children; do
    (end_tree "$child")
  done
} 2>/dev/null

# Sets fed to how much has come of what a step waits for, "" when it waits for nothing. It is head
# that takes a step's input from what the controller sends.
feeding() {
  fed=''
  children "$shell"
  for child in $children; do
    { read -r comm <"/proc/$child/comm"; } 2>/dev/null
    [ "$comm" = head ] && read -r _ fed <"/proc/$child/io"
  done
}

if [ "$1" = boot ]; then
  for file in "$base"/armed/*; do
    [ ! -f "$file" ] || undo "${file##*/}" boot 'after a restart'
  done
  exit 0
fi
run=$3 lease=$4 seconds=$5 got='' heard=0 longest=5
[ "$seconds" -ge 5 ] || longest=$seconds
while [ -f "$base/armed/$run" ]; do
  { read -r holder _ beat state key _ <"$base/lease.$lease"; } 2>/dev/null
  read -r now _ </proc/uptime
  now=${now%.*} shell=''
  [ "$holder" = "$run" ] || beat=0
  case $beat in '' | *[!0-9]*) beat=$now ;; esac
  left=$((beat + seconds - now))
  if [ "$left" -le 0 ] && [ "$holder" = "$run" ] && [ "$state" = busy ] &&
    started "${key%:*}" && [ "$start" = "${key#*:}" ]; then
    shell=${key%:*}
    feeding
    if [ -z "$fed" ]; then
      # A step under way may end on its own.
      left=$((left + 600))
    else
      [ "$fed" = "$got" ] || heard=$now
      got=$fed
      left=$((heard + seconds - now))
    fi
  fi
  if [ "$left" -le 0 ]; then
    undo "$run" now "after $seconds s without a sign of life" && free
    exit 0
  fi
  [ "$left" -lt "$longest" ] || left=$longest
  sleep "$left"
done
