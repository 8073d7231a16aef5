#!/bin/sh
# Says what stands at each path, one group of key=value lines each. Changes nothing.
# usage: stat.sh FOLLOW SUM LIMIT PATH...
#   FOLLOW  "follow" to look at what a link points to
#   SUM     "sum" to ask for the checksum of files
#   LIMIT   the content of files up to this many bytes is given in base64, and no checksum; -1 for none
LC_ALL=C
export LC_ALL
follow=$1 sum=$2 limit=$3 p=
shift 3

for path do
  expand_path "$path"
  if [ -n "$follow" ] && [ -L "$p" ]; then
    real=$(readlink -f -- "$p") && [ -n "$real" ] && p=$real
  fi
  printf 'path=%s\n' "$p"
  stat=$(stat -c '%s %f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- "$p" 2>/dev/null) || continue
  printf 'stat=%s\n' "${stat#* }"
  if [ -L "$p" ]; then
    printf 'target='
    readlink -- "$p"
  elif [ -f "$p" ] && [ -r "$p" ]; then
    if [ "${stat%% *}" -le "$limit" ]; then
      echo 'text='
      base64 <"$p"
      echo
    elif [ -n "$sum" ]; then
      printf 'sha1='
      sha1sum <"$p"
    fi
  fi
done
exit 0
