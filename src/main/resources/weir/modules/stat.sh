#!/bin/sh
# Says all there is to say about what stands at a path. Changes nothing.
# usage: stat.sh PATH FOLLOW ALGORITHM MIME ATTRIBUTES   each but PATH "" for no
# Comes behind describe.sh.
LC_ALL=C
export LC_ALL
p=
expand_path "$1"
printf 'path=%s\n' "$p"
[ -e "$p" ] || [ -L "$p" ] || exit 0
set -- "$p" "${2:+-L}" "$3" "$4" "$5"
# shellcheck disable=SC2086 # no word when empty
stat=$(stat $2 -c 'raw=%f
uid=%u
gid=%g
size=%s
inode=%i
dev=%d
nlink=%h
atime=%.9X
mtime=%.9Y
ctime=%.9Z
blocks=%b
block_size=%o
major=%t
minor=%T
pw_name=%U
gr_name=%G' -- "$p" 2>/dev/null) || exit 0
printf '%s\n' "$stat"
[ ! -r "$p" ] || echo readable=yes
[ ! -w "$p" ] || echo writeable=yes
[ ! -x "$p" ] || echo executable=yes
if [ -z "$2" ] && [ -L "$p" ]; then
  printf 'lnk_target=%s\n' "$(readlink -- "$p")"
  printf 'lnk_source=%s\n' "$(readlink -f -- "$p")"
elif [ -n "$3" ] && [ -f "$p" ] && [ -r "$p" ]; then
  printf 'checksum='
  "${3}sum" <"$p"
fi
if [ -n "$4" ] && command -v file >/dev/null; then
  printf 'mime=%s\n' "$(file --brief --mime-type --mime-encoding -- "$p")"
fi
if [ -n "$5" ] && command -v lsattr >/dev/null; then
  printf 'lsattr=%s\n' "$(lsattr -vd -- "$p" 2>/dev/null)"
fi
exit 0
