#!/bin/sh
# Takes a user's crontab from stdin.
# usage: cron.sh USER
#   USER   "" for who runs this
LC_ALL=C
export LC_ALL
if [ -n "$1" ]; then
  exec crontab -u "$1" -
fi
exec crontab -
