#!/bin/sh
# Removes a file, a link, or a directory with all it holds.
# usage: remove.sh PATH
LC_ALL=C
export LC_ALL
case $1 in
*[!/.]*) rm -rf -- "$1" ;;
*)
  echo "refusing to remove $1" >&2
  exit 1
  ;;
esac
