#!/bin/sh
# Makes a link under another name and renames it into place; says what stands there then.
# usage: make-link.sh PATH TARGET soft|hard
LC_ALL=C
export LC_ALL
path=$1 target=$2
case $path in
*/*) dir=${path%/*}/ ;;
*) dir=./ ;;
esac
tmp=$dir.weir.$$.weir-tmp
trap 'rm -f -- "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
rm -f -- "$tmp"
if [ "$3" = hard ]; then
  ln -- "$target" "$tmp" || exit
else
  ln -s -- "$target" "$tmp" || exit
fi
if [ -d "$path" ] && [ ! -L "$path" ]; then
  rmdir -- "$path" || exit
fi
# Not every mv has -T, without which it would move into the directory a link points to.
mv -fT -- "$tmp" "$path" 2>/dev/null || {
  [ ! -L "$path" ] || rm -f -- "$path"
  mv -f -- "$tmp" "$path" || exit
}
sync "$dir" 2>/dev/null || sync
printf 'stat=%s\n' "$(stat -c '%f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- "$path")"
[ "$3" = hard ] || printf 'target=%s\n' "$target"
