#!/bin/sh
# Makes an SSH key for a user and says what it is.
# usage: user-key.sh NAME FILE TYPE BITS COMMENT FORCE
#   BITS   0 for what ssh-keygen takes
set -e
name=$1 file=$2 type=$3 bits=$4 comment=$5 force=$6
owner=$(id -u -- "$name"):$(id -g -- "$name")
place=$(dirname -- "$file")
if [ ! -d "$place" ]; then
  (umask 077 && mkdir -p -- "$place")
  chown -- "$owner" "$place"
fi
if [ -e "$file" ] && [ -n "$force" ]; then rm -f -- "$file" "$file.pub"; fi
set -- -q -t "$type" -C "$comment" -N '' -f "$file"
[ "$bits" -eq 0 ] || set -- "$@" -b "$bits"
ssh-keygen "$@" </dev/null >&2
chown -- "$owner" "$file" "$file.pub"
printf 'key-file %s\n' "$file"
printf 'key-print %s\n' "$(ssh-keygen -l -f "$file")"
printf 'key-public %s\n' "$(cat -- "$file.pub")"
