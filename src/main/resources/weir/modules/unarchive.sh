#!/bin/sh
# Unpacks an archive into a directory.
# usage: unarchive.sh DEST SRC VERIFY SHA1 WORD...
#   SRC     an archive of this host, a URL, behind unarchive-fetch.sh, or "" for stdin, which must
#           have this SHA1
#   VERIFY  "yes" or "no": whether the certificate of a URL's server is checked
#   WORD    the command that unpacks; a word %s is the archive
LC_ALL=C
export LC_ALL
dest=$1 src=$2 verify=$3 sha1=$4
shift 4
tmp=
trap '[ -z "$tmp" ] || rm -f -- "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

if ! command -v "$1" >/dev/null; then
  echo "the host has no command $1, which unpacks this archive" >&2
  exit 1
fi
if [ -z "$src" ]; then
  mask=$(umask)
  umask 077
  tmp=$(mktemp "$dest/.weir-tmp.XXXXXX") || exit
  umask "$mask"
  src=$tmp
  cat >"$tmp" || exit
  sum=$(sha1sum <"$tmp") || exit
  if [ "${sum%% *}" != "$sha1" ]; then
    echo 'the archive did not arrive whole' >&2
    exit 1
  fi
fi
case $src in
*://*) fetch "$src" "$verify" ;;
esac
for word do
  [ "$word" != %s ] || word=$src
  set -- "$@" "$word"
  shift
done
"$@" </dev/null
