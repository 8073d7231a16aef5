#!/bin/sh
# Sets times of something that is there to now.
# usage: file-touch.sh PATH WHICH   WHICH is a, m, or am
LC_ALL=C
export LC_ALL
touch -c "-$2" -- "$1" || exit
printf 'stat=%s\n' "$(stat -c '%f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- "$1")"
