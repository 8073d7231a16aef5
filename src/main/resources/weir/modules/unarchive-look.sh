#!/bin/sh
# Says in what an archive and a directory differ. Changes nothing. Comes behind describe.sh.
# usage: unarchive-look.sh DEST CREATES SRC VERIFY DESCRIBE WORD...
#   CREATES   a path that means there is nothing to do, or ""
#   SRC       an archive of this host, a URL, behind unarchive-fetch.sh, or "" for stdin
#   VERIFY    "yes" or "no": whether the certificate of a URL's server is checked
#   DESCRIBE  "describe" for what stands where its contents go
#   WORD      the command of tar that compares, a word %s being the archive and %d the directory;
#             none for zip
LC_ALL=C
export LC_ALL
creates=$2 src=$3 verify=$4 describe=$5 p=
expand_path "$1"
dest=$p
shift 5
describe f '' "$dest" -1
echo "uid=$(id -u)"
if [ -n "$creates" ]; then
  expand_path "$creates"
  if [ -e "$p" ]; then
    echo creates=yes
    exit 0
  fi
fi
[ -d "$dest" ] || exit 0
case $src in
'') ;;
*://*) fetch "$src" "$verify" ;;
*)
  expand_path "$src"
  src=$p
  if [ ! -f "$src" ]; then
    echo "Source '$src' does not exist" >&2
    exit 1
  fi
  printf 'src=%s\n' "$src"
  ;;
esac
for word do
  case $word in
  %s) word=$src ;;
  %d) word=$dest ;;
  esac
  set -- "$@" "$word"
  shift
done
if [ -z "$src" ]; then
  [ -n "$creates" ] || "$@" 2>&1 | sed 's/^/diff=/'
  exit 0
fi
names() {
  if [ "$#" -eq 0 ]; then
    unzip -Z1 "$src"
  else
    tar -tf "$src"
  fi
}

if [ "$#" -eq 0 ]; then
  # One line for each file: size, date, time, name.
  unzip -l "$src" | sed -n 's/^ *\([0-9][0-9]*\)  *[0-9-]*  *[0-9:]*  *\(.*\)$/\1 \2/p' |
    sed '$d' | while read -r size name; do
    there=$(stat -c %s -- "$dest/$name" 2>/dev/null)
    [ "$there" = "$size" ] || [ -d "$dest/$name" ] || printf 'diff=%s\n' "$name"
  done
else
  "$@" 2>&1 </dev/null | sed 's/^/diff=/'
fi
if [ -n "$describe" ]; then
  names "$@" | while IFS= read -r name; do
    describe '' '' "$dest/${name%/}" -1
  done
fi
exit 0
