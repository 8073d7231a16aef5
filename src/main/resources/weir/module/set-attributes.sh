#!/bin/sh
# Changes mode, owner or group, each unless "", and says what stands there then. A link is changed itself.
# usage: set-attributes.sh PATH MODE OWNER GROUP
LC_ALL=C
export LC_ALL
path=$1 mode=$2 owner=$3 group=$4
if [ -n "$owner$group" ]; then
  said=$(chown -h -- "$owner${group:+:$group}" "$path" 2>&1) || {
    case $said in
    *"invalid user"* | *"unknown user"*) said="failed to look up user $owner" ;;
    *"invalid group"* | *"unknown group"*) said="failed to look up group $group" ;;
    esac
    echo "chown failed: $said" >&2
    exit 1
  }
fi
# After the owner, since a new owner takes away setuid and setgid.
if [ -n "$mode" ] && [ ! -L "$path" ]; then
  # With fewer than five digits a directory would keep setuid and setgid.
  chmod -- "0$mode" "$path" || exit
fi
printf 'stat=%s\n' "$(stat -c '%f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- "$path")"
