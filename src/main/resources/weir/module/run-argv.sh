#!/bin/sh
# Runs a command given as words, without a shell between.
# usage: run-argv.sh DIRECTORY WORD...
[ -z "$1" ] || CDPATH='' cd -- "$1" || exit
shift
exec "$@"
