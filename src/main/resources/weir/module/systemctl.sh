#!/bin/sh
# Runs a systemctl verb, and after one that starts something looks whether it stayed up: systemctl
# itself is content once a program was forked. Prints what the unit is then; when it is not up,
# complains with the last lines of its journal and ends with 1.
# usage: systemctl.sh [OPTION...] VERB [UNIT]
LC_ALL=C
export LC_ALL
verb='' unit='' scope=--system block=yes
for word; do
  case $word in
    --no-block) block='' ;;
    --user | --global) scope=$word ;;
    -*) ;;
    *) if [ -z "$verb" ]; then verb=$word; else unit=$word; fi ;;
  esac
done
if [ "$scope" = --user ] && [ -z "${XDG_RUNTIME_DIR:-}" ]; then
  XDG_RUNTIME_DIR=/run/user/$(id -u)
  export XDG_RUNTIME_DIR
fi

show() {
  state=$(systemctl "$scope" show -p Type,ActiveState,SubState,Result,ExecMainStatus,ConditionResult -- "$unit")
  field ActiveState
  active=$value
  field SubState
  sub=$value
}
newline='
'
# Sets value to a field of the state.
field() {
  value=$newline$state$newline
  value=${value#*"$newline$1="}
  value=${value%%"$newline"*}
}
journal() {
  set -- -u "$unit"
  [ "$scope" != --user ] || set -- --user "$@"
  lines=$(journalctl --no-pager -q -o cat -n 8 "$@" 2>/dev/null </dev/null)
  [ -z "$lines" ] || printf 'Last lines of its journal:\n%s\n' "$lines" >&2
}

systemctl --no-ask-password --no-pager "$@"
status=$?
case $verb in
  start | restart | reload-or-restart | try-restart | reload) ;;
  *) exit "$status" ;;
esac
[ -n "$block" ] || exit "$status"
if [ "$status" -ne 0 ]; then
  [ "$verb" = reload ] || journal
  exit "$status"
fi
show
field Type
case $verb/$value in
  *start/simple | *start/exec | *start/idle)
    # These count as started when the program was forked, before it could fail.
    sleep 0.2 2>/dev/null || sleep 1
    show
    ;;
esac
printf '%s\n' "$state"
case $active/$sub in
  failed/* | */auto-restart)
    field Result
    result=$value
    field ExecMainStatus
    echo "It does not stay up: $active ($sub), result $result, status $value." >&2
    journal
    exit 1
    ;;
esac
exit 0
