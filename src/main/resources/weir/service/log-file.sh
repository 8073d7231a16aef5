#!/bin/sh
# Functions to read what is new in a log file, over its rotations.
# shellcheck disable=SC2154

# Prints the file that a unit's standard output goes to, or "-".
log_file() {
  case $(systemctl show -p StandardOutput -- "$1" 2>/dev/null) in
  *=append* | *=file* | *=truncate*) ;;
  *) echo - && return ;;
  esac
  found=$(systemctl cat -- "$1" 2>/dev/null | sed -n 's/^StandardOutput=[a-z]*:\(\/.*\)/\1/p' | tail -n 1)
  case $found in
  '' | *%*)
    pid=$(systemctl show -p MainPID -- "$1")
    found=$(readlink "/proc/${pid#*=}/fd/1")
    ;;
  esac
  case $found in /*) printf '%s\n' "${found% (deleted)}" ;; *) echo - ;; esac
}

# head_of FILE OFFSET: a checksum of its first bytes. A file that was emptied and has grown again
# has the same inode, but begins in another way.
head_of() { cat -- "$1" | head -c "$(($2 < 256 ? $2 : 256))" | cksum | tr ' ' -; }

# shellcheck disable=SC2012 # the number stands before the name
inode_of() { ls -diL -- "$1" | sed 's/^ *\([0-9]*\) .*/\1/'; }

size_of() { stat -Lc %s -- "$1" 2>/dev/null || wc -c <"$1"; }

# show FILE OFFSET WHOLE: prints the complete lines from there on, with "|" before each; an
# unfinished last one too if WHOLE is "whole". Sets next to the offset behind them, and rest to
# "yes" when there is more to show at once.
show() {
  rest='' next=$2
  room=$(($(size_of "$1") - $2))
  [ "$room" -gt 0 ] || return
  if [ "$room" -gt 1048576 ]; then
    room=1048576 rest=yes
  fi
  new=$(tail -c "+$(($2 + 1))" -- "$1" | head -c "$room" | wc -l)
  if [ "$new" -ge "$most" ]; then
    new=$most rest=yes
  elif [ "$3$rest" = whole ] || [ "$new$rest" = 0yes ]; then
    new=$((new + 1))
  fi
  next=$(($2 + $(tail -c "+$(($2 + 1))" -- "$1" | head -c "$room" | head -n "$new" | wc -c)))
  tail -c "+$(($2 + 1))" -- "$1" | head -c "$((next - $2))" | sed 's/^/|/'
  echo
}

# read_file PATH STATE
read_file() {
  path=$1 inode=${2%%:*} begin=${2#*:}
  offset=${begin%%:*} begin=${begin#*:}
  [ -f "$path" ] || { echo "gone=$path" && return; }
  read_open "$2" 3<"$path"
}

# read_open STATE: the same of what fd 3 has open, which stays one file when the path is rotated away.
read_open() {
  open=/proc/self/fd/3
  now_inode=$(inode_of $open) size=$(size_of $open)
  if [ -z "$1" ]; then
    window=$((size < 4194304 ? size : 4194304))
    offset=$((size - $(tail -c "$window" -- $open | tail -n "${lines:-$most}" | wc -c)))
    if [ "$offset" -le 0 ]; then offset=0; else echo "later=$path"; fi
  elif [ "$now_inode" != "$inode" ] || [ "$size" -lt "$offset" ] || [ "$(head_of $open "$offset")" != "$begin" ]; then
    # It was rotated. What was written to it after the last look is in one of its older selves.
    older "$path" || return
    offset=0
  fi
  show $open "$offset" ''
  printf 'written=%s\n' "$(stat -Lc %Y -- $open 2>/dev/null)"
  printf 'state=%s:%s:%s:%s\n' "$now_inode" "$next" "$(head_of $open "$next")" "$rest"
}
