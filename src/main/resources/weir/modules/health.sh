#!/bin/sh
# Looks whether a service is well, again and again until it is, it is beyond hope, or time is up.
# Changes nothing. Comes behind http.sh, listener.sh and reach.sh.
# shellcheck disable=SC2154
# usage: health.sh UNIT URL STATUS PORT OWNED SECONDS TLS DAYS TCP [WORD...]   "" for what is not to be looked at
#   TLS, DAYS  a host:port whose certificate must still be valid for so many days
#   TCP        host:port words that must take a connection
#   WORD       a command that must end with 0
# stdin: header lines to send
LC_ALL=C SYSTEMD_COLORS=0 no_proxy='localhost,127.0.0.1,::1'
export LC_ALL SYSTEMD_COLORS no_proxy
unit=$1 url=$2 wanted=$3 port=$4 owned=$5 seconds=$6 tls=$7 days=$8 tcp=$9
shift 9

# Sets now, in hundredths of a second since boot.
clock() {
  read -r now _ </proc/uptime
  now=${now%.*}${now#*.}
}

show() {
  [ -z "$unit" ] || systemctl show -p LoadState,ActiveState,SubState,Result,MainPID,InvocationID,NRestarts \
    -p ExecMainCode,ExecMainStatus,ActiveEnterTimestampMonotonic -- "$unit"
}

# Sets state, listener, status and failing: the first thing that is not well, or "".
look() {
  state=$(show) failing='' listener='' holder='' status='' error='' what=''
  case $state in *ActiveState=active*) ;; '') ;; *) failing=unit && return ;; esac
  if [ -n "$port" ]; then
    listener "$port" "$unit"
    case $listener${owned:+.} in unit* | foreign) ;; *) failing=listener && return ;; esac
  fi
  for what in $tcp; do
    connects "$what" || { failing=tcp && return; }
  done
  what=''
  if [ -n "$url" ]; then
    http GET "$url" 5 2 yes no
    [ "$status" = "$wanted" ] || { failing=http && return; }
  fi
  if [ -n "$tls" ]; then
    certificate "$tls" "$days" || { failing=tls && return; }
  fi
  if [ "$#" -gt 0 ]; then
    "$@" </dev/null >"$t/said" 2>&1
    what=$?
    [ "$what" = 0 ] || failing=command error=$(tail -n 1 "$t/said" | cut -c1-300)
  fi
}

t=$(mktemp -d) || exit 1
: >"$t/out"
trap 'rm -rf "$t"' EXIT
# Nobody listens any more: the line below cannot be written.
trap 'exit 1' PIPE
umask 077
: >"$t/head"
{ echo 'Accept: application/json, */*;q=0.5' && cat; } >"$t/headers"
clock
start=$now tries=0 pause=25
while :; do
  tries=$((tries + 1))
  echo "looking=$tries"
  look "$@"
  clock
  case $failing$state in
  unit*ActiveState=failed* | unit*LoadState=not-found* | unit*LoadState=masked*) break ;;
  unit*SubState=auto-restart*) case $state in *ExecMainStatus=2[0-4][0-9]*) break ;; esac ;;
  esac
  [ -n "$failing" ] || break
  [ $((now - start + pause)) -lt $((seconds * 100)) ] || break
  sleep "$((pause / 100)).$((pause % 100))" 2>/dev/null || sleep 1
  [ "$pause" -ge 200 ] || pause=$((pause * 2))
done
# A unit that cannot start is often one whose port a process started by hand still holds.
if [ "$failing" = unit ] && [ -n "$port" ]; then
  listener "$port" "$unit"
fi
printf 'failing=%s\ntries=%s\nelapsed=%s\nnow=%s\n' "$failing" "$tries" "$((now - start))" "$now"
printf '%s\n' "$state" | sed 's/^/first./'
[ -n "$failing" ] || show | sed 's/^/last./'
printf 'listener=%s\nholder=%s\nstatus=%s\nerror=%s\nwhat=%s\n' "$listener" "$holder" "$status" "$error" "$what"
tr -d '\r' <"$t/head" | sed -n 's/^[A-Za-z][^ ]*: /header=&/p'
if [ -n "$failing" ] && [ -n "$unit" ]; then
  journalctl -q --no-pager -n 20 -o short-iso -u "$unit" 2>&1 | sed 's/^/journal=/'
fi
echo text:
[ -z "$url" ] || head -c 65536 "$t/out"
