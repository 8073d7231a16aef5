#!/bin/sh
# Runs apt-get so that it asks nothing. "update" says when the lists are from; "url" fetches a
# package file first.
# usage: apt.sh OPTION... VERB ARGUMENT... | apt.sh update OPTION... | apt.sh url URL OPTION... VERB
DEBIAN_FRONTEND=noninteractive DEBIAN_PRIORITY=critical LC_ALL=C
export DEBIAN_FRONTEND DEBIAN_PRIORITY LC_ALL
case $1 in
  update)
    shift
    apt-get "$@" -o APT::Update::Error-Mode=any update || exit
    stamp=/var/lib/apt/periodic/update-success-stamp
    [ -e "$stamp" ] || stamp=/var/lib/apt/lists
    stat -c 'cache=%Y' "$stamp"
    ;;
  url)
    url=$2
    shift 2
    place=$(mktemp -d) || exit
    trap 'rm -rf "$place"' EXIT
    file=$place/${url##*/}
    if command -v curl >/dev/null 2>&1; then
      curl -fsSL -o "$file" -- "$url" || exit
    else
      wget -qO "$file" -- "$url" || exit
    fi
    apt-get "$@" "$file"
    ;;
  *) exec apt-get "$@" ;;
esac
