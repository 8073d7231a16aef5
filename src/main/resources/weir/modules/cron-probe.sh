#!/bin/sh
# Prints a user's crontab behind a line "text:". Changes nothing.
# usage: cron-probe.sh USER
#   USER   "" for who runs this
LC_ALL=C
export LC_ALL
if ! command -v crontab >/dev/null 2>&1; then
  echo 'Failed to find required executable "crontab"' >&2
  exit 1
fi
user=$1
set -- -l
[ -z "$user" ] || set -- -u "$user" -l
if tab=$(crontab "$@" 2>&1); then
  printf 'text:\n%s\n' "$tab"
else
  case $tab in
    *'no crontab for'* | *"can't open"*) echo none ;;
    *)
      printf '%s\n' "$tab" >&2
      exit 1
      ;;
  esac
fi
exit 0
