#!/bin/sh
# Makes an empty file or directory under a name that is new, and says what stands there then.
# usage: tempfile.sh KIND DIRECTORY PREFIX SUFFIX   DIRECTORY may be ""; comes behind describe.sh
LC_ALL=C
export LC_ALL
p=
expand_path "${2:-${TMPDIR:-/tmp}}"
umask 077
try=0
while [ "$try" -lt 100 ]; do
  # The name is taken from mktemp, but made here: not every mktemp takes a suffix.
  new=$(mktemp -u "$p/$3XXXXXX") || exit
  new=$new$4
  if [ "$1" = directory ]; then
    mkdir -- "$new" 2>/dev/null && break
  else
    (set -C && : >"$new") 2>/dev/null && break
  fi
  if [ ! -d "$p" ] || [ ! -w "$p" ]; then
    echo "cannot make a file in $p" >&2
    exit 1
  fi
  try=$((try + 1))
done
describe '' '' "$new" -1
