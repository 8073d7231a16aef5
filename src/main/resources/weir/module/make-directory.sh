#!/bin/sh
# Makes a directory and those missing above it, all with these attributes, and says what stands there then.
# usage: make-directory.sh PATH MODE OWNER GROUP
LC_ALL=C
export LC_ALL
mode=$2 owner=$3 group=$4

make() {
  case $1 in
  */*[!/]*) [ -d "${1%/*}/" ] || make "${1%/*}" || return ;;
  esac
  said=$(mkdir ${mode:+-m "$mode"} -- "$1" 2>&1) || {
    [ ! -d "$1" ] || return 0
    echo "There was an issue creating $1 as requested: $said" >&2
    return 1
  }
  if [ -n "$owner$group" ]; then
    said=$(chown -- "$owner${group:+:$group}" "$1" 2>&1) || {
      case $said in
      *"invalid user"* | *"unknown user"*) said="failed to look up user $owner" ;;
      *"invalid group"* | *"unknown group"*) said="failed to look up group $group" ;;
      esac
      echo "chown failed: $said" >&2
      return 1
    }
  fi
  # A new owner takes away setuid and setgid; the directory above may have given setgid, which fewer
  # than five digits would leave.
  [ -z "$mode" ] || chmod -- "0$mode" "$1"
}

make "$1" || exit
[ ! -e /sys/fs/selinux/enforce ] || restorecon -- "$1" 2>/dev/null
printf 'stat=%s\n' "$(stat -c '%f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- "$1")"
