#!/bin/sh
# Fetches an archive, checks it, and puts the program ngrok out of it into place. Behind http.sh.
# usage: ngrok-fetch.sh PATH SHA256 MARK   stdin: the URL
#   MARK  a file that keeps the archive's sum and the program's
# shellcheck disable=SC2154
LC_ALL=C
export LC_ALL
path=$1 sha256=$2 mark=$3
IFS= read -r url
t=$(mktemp -d "${path%/*}/.weir-XXXXXX") || exit 1
trap 'rm -rf -- "$t"' EXIT
trap 'exit 1' HUP INT TERM
case $url in
file://*) cp -- "${url#file://}" "$t/out" && status=200 ;;
*) http GET "$url" 600 20 yes yes ;;
esac
if [ "$status" != 200 ]; then
  printf '%s cannot be fetched: %s\n' "$url" "${error:-status $status}" >&2
  exit 1
fi
sum=$(sha256sum <"$t/out") || exit 1
if [ "${sum%% *}" != "$sha256" ]; then
  printf '%s is not what sha256 says; nothing was installed\n  wanted %s\n  fetched %s\n' "$url" "$sha256" "${sum%% *}" >&2
  exit 1
fi
mkdir "$t/in" || exit 1
if ! tar -xzf "$t/out" -C "$t/in" ngrok 2>"$t/err"; then
  printf 'the archive has no program ngrok: %s\n' "$(tail -n 1 "$t/err")" >&2
  exit 1
fi
chown root:root "$t/in/ngrok" || exit 1
chmod 0755 "$t/in/ngrok" || exit 1
program=$(sha1sum <"$t/in/ngrok") || exit 1
printf '%s %s\n' "$sha256" "${program%% *}" >"$t/mark"
chmod 0644 "$t/mark"
sync "$t/in/ngrok" 2>/dev/null
mv -f -- "$t/in/ngrok" "$path" && mv -f -- "$t/mark" "$mark"
