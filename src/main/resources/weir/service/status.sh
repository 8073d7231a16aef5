#!/bin/sh
# Looks at services once: their units, listeners, health and tunnels, and what PID 1 wrote about
# them. Changes nothing. Comes behind http.sh, listener.sh and events.sh.
# usage: status.sh SECONDS LIMIT [UNIT URL PORT WEB]...   the last three "" when not to be looked at
#   SECONDS  how far back PID 1's lines are read
#   LIMIT    the most of them that are wanted of a unit
#   WEB      address of an ngrok agent's API
# shellcheck disable=SC2154
LC_ALL=C SYSTEMD_COLORS=0 TZ=UTC no_proxy='localhost,127.0.0.1,::1'
export LC_ALL SYSTEMD_COLORS TZ no_proxy
if ! command -v systemctl >/dev/null 2>&1; then
  echo "this host has no systemctl" >&2
  exit 1
fi

# The memory of all processes of a unit in kB, for where systemd does not count it.
memory() {
  sum=''
  for pid in $(unit_pids "$1"); do
    kb=$(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$pid/status" 2>/dev/null)
    sum=$((${sum:-0} + ${kb:-0}))
  done
  echo "$sum"
}

# What a tunnel's agent says, in the words of the agent's own look.
agent() {
  session='' endpoints='' api=endpoints
  http GET "http://$1/api/status" 3 2 yes no
  if [ "$status" = 200 ]; then
    session=$(tr '\r\n' '  ' <"$t/out")
    http GET "http://$1/api/endpoints" 3 2 yes no
    if [ "$status" = 404 ]; then
      api=tunnels
      http GET "http://$1/api/tunnels" 3 2 yes no
    fi
    endpoints=$(tr '\r\n' '  ' <"$t/out")
  fi
  printf 'agent.status=%s\nagent.error=%s\nagent.session=%s\nagent.api=%s\nagent.endpoints=%s\n' \
    "$status" "$error" "$session" "$api" "$endpoints"
}

# look UNIT URL PORT WEB
look() {
  printf 'service=%s\n' "$1"
  shown=$(systemctl show -p LoadState,LoadError,ActiveState,SubState,Result,Type,MainPID,NRestarts,UnitFileState \
    -p ExecMainCode,ExecMainStatus,ActiveEnterTimestamp,InactiveEnterTimestamp,ExecMainExitTimestamp \
    -p StateChangeTimestamp,MemoryCurrent -- "$1" 2>&1)
  printf '%s\n' "$shown"
  printf 'rss=%s\n' "$(memory "$1")"
  if [ -n "$3" ]; then
    listener "$3" "$1"
    printf 'listener=%s\nholder=%s\n' "$listener" "$holder"
  fi
  if [ -n "$2" ]; then
    http GET "$2" 5 2 yes no
    printf 'status=%s\nerror=%s\nbody=%s\n' "$status" "$error" "$(head -c 65536 "$t/out" | tr '\r\n' '  ')"
  fi
  [ -z "$4" ] || agent "$4"
  events "$from" "$limit" "$1"
  case $shown in *LoadState=not-found*) other_units "$1" ;; esac
}

dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
now=$(date +%s)
from=$((now - $1))
limit=$2
shift 2
n=0
while [ $# -gt 0 ]; do
  n=$((n + 1)) t=$dir/$n
  mkdir "$t" || exit 1
  printf 'Accept: application/json, */*;q=0.5\n' >"$t/headers"
  look "$1" "$2" "$3" "$4" >"$t/said" &
  shift 4
done
printf 'now=%s\nfirst=%s\n' "$now" "$(first_entry)"
wait
count=0
while [ "$count" -lt "$n" ]; do
  count=$((count + 1))
  cat "$dir/$count/said"
done
exit 0
