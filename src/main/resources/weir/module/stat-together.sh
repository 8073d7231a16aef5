#!/bin/sh
# Does for several what stat.sh does for one, with one stat, one sha1sum and one readlink for all of
# them. Changes nothing. Comes behind describe.sh.
# usage: stat-together.sh BEFORE SUMS [LIMIT COUNT [HOW KNOWN PATH]*COUNT]... [SUMMED]... [PATH]...
#   BEFORE  how many words stand before the first SUMMED
#   SUMMED  so many as SUMS says: those paths of the groups whose files are summed, in their order
#   PATH    all paths of the groups, in their order
# Behind each group comes the line next=.
# shellcheck disable=SC2317,SC2154,SC2034 # describe calls what it does not define, and put sets names
LC_ALL=C
export LC_ALL
nl='
'
stats=0 stats_at=0 sums=0 sums_at=0 targets=0 targets_at=0 reals=0 reals_at=0

# Keeps what was told of a path. usage: put LIST PATH VALUE
put() {
  eval "$1=\$(($1 + 1))"
  eval "$1_path_$(($1))=\$2 $1_value_$(($1))=\$3"
}

# Sets at to the place of a path in a list, and value to what was told of it. Paths are asked for in
# their order, so it looks behind the last one first. usage: find LIST PATH
find() {
  eval "at=\$$1_at"
  left=$(($1))
  while [ "$left" -gt 0 ]; do
    at=$((at % $1 + 1)) left=$((left - 1))
    eval "path=\$$1_path_$at"
    if [ "$path" = "$2" ]; then
      eval "value=\$$1_value_$at"
      return 0
    fi
  done
  return 1
}

stat_first() {
  shift $(($1 + $2))
  lines=$(stat -c "%n$nl%s %f:%u:%g:%s:%Y:%h:%d:%i:%U:%G" -- "$@" 2>/dev/null)
  path=''
  for line in $lines; do
    if [ -z "$path" ]; then
      path=$line
    else
      put stats "$path" "$line"
      path=''
    fi
  done
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
  [ "$#" -gt 0 ] || return 0
  for line in $(sha1sum -- "$@" 2>/dev/null); do
    put sums "${line#*  }" "${line%%  *}"
  done
}

# Reads all links at once, where readlink can, and no name has a line break.
links_first() {
  shift $(($1 + $2))
  for path; do
    shift
    [ ! -L "$path" ] || set -- "$@" "$path"
  done
  [ "$#" -gt 0 ] || return 0
  links targets "$(readlink -- "$@" 2>/dev/null)" "$@"
  links reals "$(readlink -f -- "$@" 2>/dev/null)" "$@"
}

# links LIST LINES LINK...
links() {
  list=$1 lines=$2
  shift 2
  left=$#
  for line in $lines; do
    left=$((left - 1))
  done
  [ "$left" -eq 0 ] || return 0
  for line in $lines; do
    put "$list" "$1" "$line"
    shift
  done
}

# What was not looked at first is asked for alone, as describe.sh does.
stat_of() {
  if find stats "$1"; then
    stat=$value
    # One that a link leads to stands elsewhere.
    [ -n "$real" ] || stats_at=$at
  else
    stat=$(stat -c '%s %f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- "$1" 2>/dev/null)
  fi
}

sum_of() {
  if find sums "$1"; then
    now=$value sums_at=$at
  else
    now=$(sha1sum <"$1") && now=${now%% *}
  fi
}

real_of() {
  if find reals "$1"; then
    real=$value reals_at=$at
  else
    real=$(one_line "$(readlink -f -- "$1")")
  fi
}

target_of() {
  if find targets "$1"; then
    target=$value targets_at=$at
  else
    target=$(one_line "$(readlink -- "$1")")
  fi
}

ifs=$IFS IFS=$nl
set -f
stat_first "$@"
sum_first "$@"
links_first "$@"
set +f
IFS=$ifs
behind=$(($# - $1))
shift 2
while [ "$#" -gt "$behind" ]; do
  limit=$1 count=$2 p=
  shift 2
  while [ "$count" -gt 0 ]; do
    expand_path "$3"
    real=''
    describe "$1" "$2" "$p" "$limit"
    shift 3
    count=$((count - 1))
  done
  echo 'next='
done
exit 0
