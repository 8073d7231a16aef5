#!/bin/sh
# Ends a service's main process and measures, on the host itself, for how long it does not answer.
# Comes behind http.sh and drill-poll.sh. Times are hundredths of a second since boot.
# shellcheck disable=SC2154,SC2034
# usage: drill.sh UNIT URL STATUS SIGNAL SECONDS   URL "" to look at the unit's state only
LC_ALL=C SYSTEMD_COLORS=0 no_proxy='localhost,127.0.0.1,::1'
export LC_ALL SYSTEMD_COLORS no_proxy
unit=$1 url=$2 wanted=$3 signal=$4 seconds=$5

t=$(mktemp -d) || exit 1
trap 'rm -rf "$t"' EXIT
prepare
polls=0 down='' back='' gone=''
before=$(show)
look || { echo "it did not answer as it should just before" >&2 && exit 1; }
whom=--kill-who=main
case $(systemctl --version) in
"systemd 2"[0-4][0-9]* | "systemd 25"[01]*) ;;
*) whom=--kill-whom=main ;;
esac
# Says it in the journal, so that who counts crashes later does not count this one. A logger that
# cannot (busybox's) is stood in for by systemd, which writes such fields for a unit's own lines.
announce() {
  id=dd8f36a1f0d44a0fb0b0f4a3d3a6c0a1 said="A drill: $unit gets SIG$signal."
  printf 'MESSAGE_ID=%s\nMESSAGE=%s\nOBJECT_SYSTEMD_UNIT=%s\nSYSLOG_IDENTIFIER=weir\nPRIORITY=5\n' \
    "$id" "$said" "$unit" | logger --journald 2>/dev/null && return
  systemd-run --quiet --wait --collect -p "LogExtraFields=MESSAGE_ID=$id" \
    -p "LogExtraFields=OBJECT_SYSTEMD_UNIT=$unit" -p SyslogIdentifier=weir -p SyslogLevel=notice \
    echo "$said" >/dev/null 2>&1 && journalctl --sync 2>/dev/null
}
announce
clock
sent=$now up=$now polls=0
systemctl kill "$whom" --signal="SIG$signal" -- "$unit" || exit 1
while :; do
  clock
  began=$now
  if look; then
    clock
    [ -z "$down" ] || { back=$now && break; }
    up=$now
    # One that is back before it could be missed shows in nothing but its invocation.
    [ $((polls % 5)) -ne 0 ] || [ "$(show | grep ^Inv)" = "$(echo "$before" | grep ^Inv)" ] || { back=$now && break; }
  else
    [ -n "$down" ] || down=$began
    [ $((polls % 10)) -ne 0 ] || ! over || { gone=yes && break; }
  fi
  [ $((began - sent)) -lt $((seconds * 100)) ] || break
  sleep 0.02 2>/dev/null || :
done
clock
printf 'sent=%s\nup=%s\ndown=%s\nback=%s\nend=%s\npolls=%s\n' "$sent" "$up" "$down" "$back" "$now" "$polls"
printf 'gone=%s\nstatus=%s\nerror=%s\n' "$gone" "$status" "$error"
printf '%s\n' "$before" | sed 's/^/before./'
show | sed 's/^/after./'
[ -n "$back" ] || journalctl -q --no-pager -n 20 -o short-iso -u "$unit" 2>&1 | sed 's/^/journal=/'
