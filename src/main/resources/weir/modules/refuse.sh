#!/bin/sh
# Ends a plan before anything is changed, saying why.
# usage: refuse.sh LINE...
printf '%s\n' "$@" >&2
exit 1
