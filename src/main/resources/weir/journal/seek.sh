#!/bin/sh
# How far a step is that a lost connection left behind. Comes behind base.sh.
# usage: seek.sh BASE RUN STEP
# Prints a line, absent, running, cut, or ended STATUS and then what the step printed.
# shellcheck disable=SC2154 # what base.sh sets
dir=$1/runs/$2
[ -f "$dir/journal" ] || {
  echo absent
  exit 0
}
key='' status=''
while read -r word step rest; do
  [ "$step" = "$3" ] || continue
  case $word in
  begin) key=${rest%% *} ;;
  end) status=$rest ;;
  void) key='' ;;
  esac
done <"$dir/journal"
if [ -n "$status" ]; then
  printf 'ended %s\n' "$status"
  cat "$dir/out.$3"
  cat "$dir/err.$3" >&2
elif [ -z "$key" ]; then
  echo absent
elif started "${key%:*}" && [ "$start" = "${key#*:}" ]; then
  echo running
else
  echo cut
fi
