#!/bin/sh
# Prints a file in base64 behind a line with its path. Comes behind describe.sh.
# usage: slurp.sh PATH
LC_ALL=C
export LC_ALL
p=
expand_path "$1"
if [ ! -e "$p" ]; then
  echo "file not found: $p" >&2
  exit 1
fi
if [ -d "$p" ]; then
  echo "source is a directory and must be a file: $p" >&2
  exit 1
fi
if [ ! -r "$p" ]; then
  echo "file is not readable: $p" >&2
  exit 1
fi
printf 'path=%s\n' "$p"
base64 <"$p"
