#!/bin/sh
# A function to fetch the archive that a URL names. Comes behind http.sh.
# fetch URL VERIFY: sets src, a file in a directory that goes when the shell does. See http.sh for
# VERIFY.
# shellcheck disable=SC2154,SC2034
fetch() {
  t=$(mktemp -d) || exit 1
  trap 'rm -rf -- "$t"' EXIT
  trap 'exit 1' HUP INT TERM
  http GET "$1" 3600 10 "$2" yes
  if [ "$status" != 200 ]; then
    echo "Failure downloading the archive: ${error:-HTTP Error $status}" >&2
    exit 1
  fi
  src=$t/out
}
