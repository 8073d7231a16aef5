#!/bin/sh
# Reads what is new in the journal and the log files of services. Changes nothing, and leaves
# nothing running: who follows asks again. Comes behind log-file.sh, log-rotated.sh and events.sh.
# usage: logs.sh CURSOR SINCE LINES MOST UNITS [UNIT PATH STATE]...
#   CURSOR  of the journal, where the last answer ended; "" at first
#   SINCE   at first: from this second on, "" for the last LINES lines
#   MOST    the most lines of an answer; the rest comes with the next
#   UNITS   whose journal to read, with blanks between
#   PATH    the unit's log file, "" at first: it is found from the unit, "-" for none
#   STATE   of that file, INODE:OFFSET:HEAD:REST, where the last answer ended; "" at first
LC_ALL=C SYSTEMD_COLORS=0
export LC_ALL SYSTEMD_COLORS
cursor=$1 since=$2 lines=$3 most=$4 units=$5
shift 5

# journal OPTION...: prints lines of the units' journal, those of PID 1 about them included.
journal() {
  for unit in $units; do set -- "$@" -u "$unit"; done
  journalctl -q -a --no-pager -o json \
    --output-fields=MESSAGE,_SYSTEMD_UNIT,UNIT,OBJECT_SYSTEMD_UNIT,_PID,PRIORITY "$@" 2>&1
}

printf 'now=%s\n' "$(date +%s)"
if [ -n "$cursor" ]; then
  journal --after-cursor="$cursor" | head -n "$most"
else
  # It says nothing itself of what it may not read, and that is no error.
  [ -n "$(journalctl -q --no-pager -n 1 -o cat _PID=1 2>/dev/null)" ] ||
    echo "the system's journal cannot be read; is this not root?"
  journalctl -q --no-pager -n 0 --show-cursor 2>&1 | sed -n 's/^-- cursor: /cursor=/p'
  if [ -n "$since" ]; then
    journal --since "@$since" | head -n "$most"
  else
    journal -n "${lines:-$most}"
  fi
  for unit in $units; do
    others=$(other_units "$unit")
    [ -z "$others" ] || printf 'missing=%s\n%s\n' "$unit" "$others"
  done
fi
while [ $# -gt 0 ]; do
  file=$2
  [ -n "$file" ] || file=$(log_file "$1")
  printf 'file=%s %s\n' "$1" "$file"
  [ "$file" = - ] || read_file "$file" "$3"
  shift 3
done
exit 0
