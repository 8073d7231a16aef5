#!/bin/sh
# Runs a command about a user and says what the user is then. Comes behind accounts.sh.
# usage: user.sh NAME COMMAND...
LC_ALL=C
export LC_ALL
name=$1
shift
"$@" || exit
entries passwd "$name" | sed 's/^/passwd /'
exit 0
