#!/bin/sh
# Lists the runs that have changed this host, the oldest first. Changes nothing. Comes behind base.sh.
# Prints base DIRECTORY, and for each: run ID, begun TIME, owner WHO, command WORDS, steps NUMBER, left NUMBER (without a
# way back), state open|closed|reverted|failed|undone; and of each step: step NUMBER STATUS TITLE.
# shellcheck disable=SC2154 # what base.sh sets
find_base
printf 'base %s\n' "$base"
for dir in "$base"/runs/*; do
  [ -f "$dir/about" ] || continue
  printf 'run %s\n' "${dir##*/}"
  while IFS='=' read -r name value; do
    printf '%s %s\n' "$name" "$value"
  done <"$dir/about"
  state=open left=0 steps=0
  [ ! -f "$dir/journal" ] || while read -r word step rest; do
    case $word in
    begin)
      steps=$((steps + 1))
      title=${rest#* }
      ;;
    end) printf 'step %s %s %s\n' "$step" "$rest" "$title" ;;
    none) left=$((left + 1)) ;;
    closed) [ "$state" != open ] || state=closed ;;
    reverted) if [ "$step" -eq 0 ]; then state=reverted; else state=failed; fi ;;
    esac
  done <"$dir/journal"
  [ ! -f "$dir/undone" ] || state=undone
  printf 'steps %s\nleft %s\nstate %s\n' "$steps" "$left" "$state"
done
exit 0
