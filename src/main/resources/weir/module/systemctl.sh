#!/bin/sh
# usage: systemctl.sh [OPTION...] VERB [UNIT]
LC_ALL=C
export LC_ALL
exec systemctl --no-ask-password --no-pager "$@"
