#!/bin/sh
# Says what stands at SRC and where a copy of it would go. Changes nothing.
# usage: copy-source.sh SRC DEST HOW LIMIT   HOW is f when a link at the destination is followed
# Prints SRC, then DEST and the file of SRC's name in it; or, if SRC is a directory, where its
# contents go, then each thing below SRC and its destination in turn. Comes behind describe.sh.
LC_ALL=C
export LC_ALL
how=$3 limit=$4
p=
expand_path "$2"
dest=$p
expand_path "$1"
case $p in
*[!/]*/) contents=yes ;;
*) contents= ;;
esac
src=${p%"${p##*[!/]}"}
if [ ! -d "$src" ]; then
  # Content is worth giving only where it differs.
  there=$dest known='' now=''
  [ ! -d "$dest" ] || there=$dest/${src##*/}
  [ ! -f "$there" ] || known=$(sha1sum <"$there")
  describe fst "${known%% *}" "$src" "$limit"
  describe "${how}st" "${now%% *}" "$dest" "$limit"
  describe "${how}st" "${now%% *}" "$dest/${src##*/}" "$limit"
  exit 0
fi
describe f '' "$src" -1
src=$p
[ -n "$contents" ] || dest=$dest/${src##*/}
describe f '' "$dest" -1
# Names with line breaks could pass for other lines of this answer.
(cd -- "$src" && find . ! -name . ! -path '*
*') | while IFS= read -r name; do
  describe fs '' "$src/${name#./}" -1
  describe "${how}s" '' "$dest/${name#./}" -1
done
exit 0
