#!/bin/sh
# Says what stands at each path. Changes nothing. Comes behind describe.sh.
# usage: stat.sh LIMIT [HOW KNOWN PATH]...   see describe.sh
LC_ALL=C
export LC_ALL
limit=$1 p=
shift
while [ "$#" -gt 0 ]; do
  expand_path "$3"
  describe "$1" "$2" "$p" "$limit"
  shift 3
done
exit 0
