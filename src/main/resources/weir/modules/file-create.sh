#!/bin/sh
# Makes an empty file where nothing stands, as whoever runs this would: with the mode that the umask
# leaves, and with the group of a setgid directory.
# usage: file-create.sh PATH
LC_ALL=C
export LC_ALL
dir=${1%/*}/
[ "$dir" != "$1/" ] || dir=./
[ -d "$dir" ] || {
  echo "Destination directory ${dir%/} does not exist" >&2
  exit 1
}
said=$( (set -C && : >"$1") 2>&1) || {
  echo "Error, could not touch target: $said" >&2
  exit 1
}
[ ! -e /sys/fs/selinux/enforce ] || restorecon -- "$1" 2>/dev/null
printf 'stat=%s\n' "$(stat -c '%f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- "$1")"
