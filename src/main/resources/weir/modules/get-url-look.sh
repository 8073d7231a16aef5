#!/bin/sh
# Says what stands at the destination of a download and, if that can tell, whether the source has
# anything else. Changes nothing. Comes behind http.sh and describe.sh.
# usage: get-url-look.sh DEST NAME ALGORITHM SECONDS VERIFY ASK
#   NAME       what the file is called when DEST is a directory
#   ALGORITHM  of the checksum wanted of it, or ""
#   ASK        "ask" to ask the source whether it has something newer
# stdin: the URL, the URL of a list of checksums or an empty line, header lines
# shellcheck disable=SC2154
LC_ALL=C
export LC_ALL
IFS= read -r url
IFS= read -r sums
describe f '' "$1" 0
if [ -d "$p" ]; then
  describe fs '' "${p%/}/$2" 0
else
  describe fs '' "$p" 0
fi
if [ -n "$3" ] && [ -f "$p" ]; then
  sum=$("${3}sum" <"$p") && printf 'digest=%s\n' "${sum%% *}"
fi
case $url in
file://*)
  [ -z "$6" ] || [ ! -f "${url#file://}" ] || sha1sum <"${url#file://}" | sed 's/ .*//; s/^/source=/'
  url=
  ;;
esac
[ -n "$sums" ] || { [ -n "$6" ] && [ -f "$p" ] && [ -n "$url" ]; } || exit 0

t=$(mktemp -d) || exit 1
trap 'rm -rf -- "$t"' EXIT
umask 077
cat >"$t/headers"
if [ -n "$sums" ]; then
  http GET "$sums" "$4" "$4" "$5" yes
  printf 'list_status=%s\nlist_error=%s\n' "$status" "$error"
  [ "$status" != 200 ] || head -n 5000 "$t/out" | sed 's/^/list=/'
fi
if [ -n "$6" ] && [ -f "$p" ] && [ -n "$url" ]; then
  printf 'If-Modified-Since: %s\n' "$(date -u -r "$p" '+%a, %d %b %Y %H:%M:%S GMT')" >>"$t/headers"
  http HEAD "$url" "$4" "$4" "$5" yes
  printf 'newer=%s\n' "$status"
fi
exit 0
