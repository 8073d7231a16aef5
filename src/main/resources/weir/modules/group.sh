#!/bin/sh
# Runs a command about a group and says what the group is then. Comes behind accounts.sh.
# usage: group.sh NAME COMMAND...
LC_ALL=C
export LC_ALL
name=$1
shift
"$@" || exit
entries group "$name" | sed 's/^/group /'
exit 0
