#!/bin/sh
# Does for several what stat.sh does for one, with one stat and one sha1sum for all of them. Changes
# nothing. Comes behind describe.sh.
# usage: stat-together.sh BEFORE SUMS [LIMIT COUNT [HOW KNOWN PATH]*COUNT]... [SUMMED]... [PATH]...
#   BEFORE  how many words stand before the first SUMMED
#   SUMMED  so many as SUMS says: those paths of the groups whose files are summed, in their order
#   PATH    all paths of the groups, in their order
# Behind each group comes the line next=.
# shellcheck disable=SC2317,SC2154,SC2034 # describe calls what it does not define, and keep sets names
LC_ALL=C
export LC_ALL
nl='
'

# Keeps the lines of text $2 in variables $1_1, $1_2 and so on.
keep() {
  count=0 ifs=$IFS IFS=$nl
  set -f
  for line in $2; do
    count=$((count + 1))
    eval "$1_$count=\$line"
  done
  set +f
  IFS=$ifs
  eval "$1_next=1 $1_count=$count"
}

stat_first() {
  shift $(($1 + $2))
  keep stats "$(stat -c "%n$nl%s %f:%u:%g:%s:%Y:%h:%d:%i:%U:%G" -- "$@" 2>/dev/null)"
}

sum_first() {
  left=$2
  shift "$1"
  others=$(($# - left))
  while [ "$left" -gt 0 ]; do
    if [ -f "$1" ] && [ -r "$1" ] && [ ! -L "$1" ]; then
      set -- "$@" "$1"
    fi
    shift
    left=$((left - 1))
  done
  shift "$others"
  sums_next=1 sums_count=0
  [ "$#" -eq 0 ] || keep sums "$(sha1sum -- "$@" 2>/dev/null)"
}

# What was not looked at first is asked for alone, as describe.sh does.
stat_of() {
  i=$stats_next
  while [ "$i" -lt "$stats_count" ]; do
    eval "line=\$stats_$i stat=\$stats_$((i + 1))"
    i=$((i + 2))
    if [ "$line" = "$1" ]; then
      stats_next=$i
      return 0
    fi
  done
  stat=$(stat -c '%s %f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- "$1" 2>/dev/null)
}

sum_of() {
  i=$sums_next
  while [ "$i" -le "$sums_count" ]; do
    eval "line=\$sums_$i"
    i=$((i + 1))
    if [ "${line#*  }" = "$1" ]; then
      now=${line%%  *} sums_next=$i
      return 0
    fi
  done
  now=$(sha1sum <"$1") && now=${now%% *}
}

stat_first "$@"
sum_first "$@"
behind=$(($# - $1))
shift 2
while [ "$#" -gt "$behind" ]; do
  limit=$1 count=$2 p=
  shift 2
  while [ "$count" -gt 0 ]; do
    expand_path "$3"
    describe "$1" "$2" "$p" "$limit"
    shift 3
    count=$((count - 1))
  done
  echo 'next='
done
exit 0
