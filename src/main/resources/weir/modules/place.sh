#!/bin/sh
# Functions put before scripts that put what they fetched into place.

# beside DEST: makes $t, a directory on the same file system as DEST.
beside() {
  case $1 in
  */*) dir=${1%/*}/ ;;
  *) dir=./ ;;
  esac
  if [ ! -d "$dir" ]; then
    echo "Destination directory ${dir%/} does not exist" >&2
    exit 1
  fi
  t=$(mktemp -d "$dir.weir-XXXXXX") || exit 1
  trap 'rm -rf -- "$t"' EXIT
  trap 'exit 1' HUP INT TERM
}

sum_of() {
  sum=$(sha1sum <"$1") && sum=${sum%% *}
}

# dress FILE MODE OWNER GROUP: sets what is not "".
dress() {
  if [ -n "$3$4" ]; then
    chown "$3${4:+:$4}" "$1" || exit 1
  fi
  [ -z "$2" ] || chmod "$2" "$1" || exit 1
}

# place DEST MODE OWNER GROUP: puts $t/out there if its content differs; without $t/out, only the
# attributes are seen to. Sets changed to "yes" or "no".
# shellcheck disable=SC2034
place() {
  changed=no
  before=$(stat -c '%a %u %g' -- "$1" 2>/dev/null)
  if [ -f "$t/out" ]; then
    sum_of "$t/out"
    new=$sum sum=
    [ ! -f "$1" ] || sum_of "$1"
    printf 'checksum_src=%s\nchecksum_dest=%s\n' "$new" "$sum"
    if [ "$new" != "$sum" ]; then
      if [ -n "$before" ]; then
        chown "$(stat -c '%u:%g' -- "$1")" "$t/out" 2>/dev/null
        chmod "${before%% *}" "$t/out"
      else
        chgrp "$(id -g)" "$t/out"
        chmod "$(printf %o $((0666 & ~$(umask))))" "$t/out"
      fi
      dress "$t/out" "$2" "$3" "$4"
      sync "$t/out" 2>/dev/null || sync
      mv -f -- "$t/out" "$1" || exit 1
      sync "${1%/*}/" 2>/dev/null
      changed=yes
    fi
  fi
  dress "$1" "$2" "$3" "$4"
  [ "$before" = "$(stat -c '%a %u %g' -- "$1")" ] || changed=yes
}

# Says what stands at a path now.
tell() {
  printf 'dest=%s\nstat=%s\n' "$1" "$(stat -c '%a:%u:%g:%s:%U:%G' -- "$1")"
}
