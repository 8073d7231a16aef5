#!/bin/sh
# Downloads a file beside its destination, and puts it there if it is another and the right one.
# Comes behind http.sh and place.sh.
# usage: get-url.sh DEST ALGORITHM DIGEST SECONDS VERIFY NEWER MODE OWNER GROUP
#   ALGORITHM, DIGEST  what the file must have, or ""
#   NEWER              "newer" when the source need not send what is not newer than DEST
# stdin: the URL, header lines
# shellcheck disable=SC2154
LC_ALL=C
export LC_ALL
dest=$1 algorithm=$2 digest=$3 seconds=$4 verify=$5 newer=$6
shift 6
IFS= read -r url
beside "$dest"
read -r start _ </proc/uptime
case $url in
file://*)
  error=$(cp -- "${url#file://}" "$t/out" 2>&1) && status=200
  : "${status:=404}"
  ;;
*)
  (umask 077 && cat >"$t/headers")
  if [ -n "$newer" ] && [ -f "$dest" ]; then
    printf 'If-Modified-Since: %s\n' "$(date -u -r "$dest" '+%a, %d %b %Y %H:%M:%S GMT')" >>"$t/headers"
  fi
  http GET "$url" "$seconds" "$seconds" "$verify" yes
  ;;
esac
read -r end _ </proc/uptime
printf 'elapsed=%s\nstatus=%s\nerror=%s\n' "$((${end%.*} - ${start%.*}))" "$status" "$error"
[ ! -f "$t/head" ] || printf 'reason=%s\n' "$(grep '^HTTP/' "$t/head" | tail -n 1 | tr -d '\r')"
case $status in
200) ;;
304) rm -f "$t/out" ;;
*) exit 0 ;;
esac
if [ -n "$digest" ] && [ -f "$t/out" ]; then
  sum=$("${algorithm}sum" <"$t/out") || exit 1
  if [ "${sum%% *}" != "$digest" ]; then
    printf 'digest=%s\n' "${sum%% *}"
    exit 0
  fi
fi
[ ! -f "$t/out" ] || md5sum <"$t/out" 2>/dev/null | sed 's/ .*//; s/^/md5sum=/'
place "$dest" "$@"
tell "$dest"
printf 'changed=%s\n' "$changed"
