#!/bin/sh
# Says the last lines of a unit's journal.
# usage: journal.sh UNIT
LC_ALL=C
export LC_ALL
journalctl -q --no-pager -n 20 -o short-iso -u "$1" 2>&1 | sed 's/^/journal=/'
