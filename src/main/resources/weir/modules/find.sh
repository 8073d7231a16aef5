#!/bin/sh
# Says what stands in directories. Changes nothing. Comes behind describe.sh.
# usage: find.sh DEPTH FOLLOW SUM CONTAINS PATH...
#   DEPTH     how many levels, or "" for all;  FOLLOW  "-L" to go through links, or ""
#   SUM       "sha1" for checksums of files;   CONTAINS  what a line of a file must begin with
LC_ALL=C
export LC_ALL
depth=$1 follow=$2 sum=$3 contains=$4 p=
shift 4
nl='
'
format='path=%n
raw=%f
uid=%u
gid=%g
size=%s
inode=%i
dev=%d
nlink=%h
atime=%.9X
mtime=%.9Y
ctime=%.9Z
pw_name=%U
gr_name=%G'
echo "now=$(date +%s)"

# Runs find on $p; its own arguments are the action.
look() {
  # shellcheck disable=SC2086 # no word when empty
  find $follow "$p" -mindepth 1 ${depth:+-maxdepth $depth} ! -path "*$nl*" "$@" 2>/dev/null
}

for path do
  expand_path "$path"
  if [ ! -d "$p/" ]; then
    printf 'skipped=%s\n' "$p"
    continue
  fi
  [ "$p" = / ] || p=${p%"${p##*[!/]}"}
  [ ! -L "$p" ] || p=$p/
  look -exec stat -c "$format" -- {} +
  [ -z "$sum" ] || look -type f -exec sha1sum -- {} + | sed 's/^/sum=/'
  [ -z "$contains" ] || look -type f -exec grep -lE -e "^($contains)" -- {} + | sed 's/^/contains=/'
done
exit 0
