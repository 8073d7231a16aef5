#!/bin/sh
# Sends a request, and puts the body of the answer into a file if one is named. Comes behind
# http.sh and place.sh.
# usage: uri.sh METHOD SECONDS VERIFY FOLLOW BODY DEST STATUS MODE OWNER GROUP
#   BODY    "body" when one comes
#   DEST    "" for the body to be printed
#   STATUS  those with which the body is put into the file, a blank around each
# stdin: the URL, header lines, an empty line, the body. See http.sh for VERIFY and FOLLOW.
# shellcheck disable=SC2154
LC_ALL=C
export LC_ALL
method=$1 seconds=$2 verify=$3 follow=$4 body=$5 dest=$6 wanted=$7
shift 7
IFS= read -r url
if [ -d "$dest" ]; then
  name=${url%%[?#]*}
  name=${name##*/}
  dest=${dest%/}/${name:-index.html}
fi
if [ -n "$dest" ]; then
  beside "$dest"
else
  t=$(mktemp -d) || exit 1
  trap 'rm -rf -- "$t"' EXIT
fi
(
  umask 077
  while IFS= read -r line && [ -n "$line" ]; do printf '%s\n' "$line"; done >"$t/headers"
  [ -z "$body" ] || cat >"$t/body"
)
read -r start _ </proc/uptime
http "$method" "$url" "$seconds" "$seconds" "$verify" "$follow"
read -r end _ </proc/uptime
printf 'elapsed=%s\nurl=%s\nerror=%s\n' "$((${end%.*} - ${start%.*}))" "$final" "$error"
sed 's/^/head=/' "$t/head"
if [ -n "$dest" ]; then
  case $wanted in
  *" $status "*)
    place "$dest" "$@"
    tell "$dest"
    printf 'changed=%s\n' "$changed"
    exit 0
    ;;
  esac
fi
echo text:
head -c 8388608 "$t/out"
