#!/bin/sh
# Waits on the host for a port, a file, or a text in either. Changes nothing. Comes behind
# listener.sh.
# usage: wait-for.sh WHAT STATE HOST PORT PATH REGEX TIMEOUT DELAY SLEEP CONNECT_TIMEOUT EXCLUDED STATES
#   WHAT      "port", "path" or "time"
#   STATE     "present", "absent" or "drained"
#   EXCLUDED  hosts whose connections do not count, as /proc/net/tcp writes them
#   STATES    of connections that count, as hexadecimal digits of /proc/net/tcp
# shellcheck disable=SC2016
LC_ALL=C
export LC_ALL
what=$1 state=$2 host=$3 port=$4 path=$5 regex=$6 timeout=$7 delay=$8 sleep=$9
shift 9
connect=$1 excluded=$2 states=$3

# True when the text on stdin has the pattern; prints the first line that does.
matches() {
  if echo a | grep -qP a 2>/dev/null; then
    grep -aP -m 1 -e "$regex"
  else
    grep -E -m 1 -e "$regex"
  fi
}

# What a server says by itself within a moment.
greeting() {
  timeout "$connect" bash -c 'exec 3<>"/dev/tcp/$0/$1" && exec cat <&3' "$host" "$port" </dev/null 2>/dev/null
}

open() {
  if [ -n "$regex" ]; then
    command -v bash >/dev/null 2>&1 || lacks "bash to read from a port"
    line=$(greeting | matches) && [ -n "$line" ]
    return
  fi
  case $host in
  127.* | localhost | ::1) [ -z "$(listening "$port")" ] || return 0 ;;
  esac
  if command -v bash >/dev/null 2>&1 && command -v timeout >/dev/null 2>&1; then
    timeout "$connect" bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$host" "$port" 2>/dev/null
  elif command -v nc >/dev/null 2>&1; then
    nc -z -w "$connect" "$host" "$port" 2>/dev/null </dev/null
  elif command -v curl >/dev/null 2>&1; then
    curl -q -s --connect-timeout "$connect" --max-time "$connect" "telnet://$host:$port" </dev/null >/dev/null 2>&1
    case $? in 0 | 28 | 48 | 49 | 52 | 56) return 0 ;; *) return 1 ;; esac
  else
    case $host in
    127.* | localhost | ::1) return 1 ;;
    *) lacks "bash, nc or curl to try a port of another host" ;;
    esac
  fi
}

lacks() {
  echo "this host has no $1" >&2
  exit 3
}

# True when nobody is connected to the port any more.
drained() {
  hex=$(printf '%04X' "$port")
  ! cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | while read -r _ local remote now _; do
    case $local:$states in *:"$hex":*"$now"*) ;; *) continue ;; esac
    case $excluded in *" ${remote%:*} "*) ;; *) echo "$remote" ;; esac
  done | grep -q .
}

there() {
  case $what in
  port) open ;;
  path)
    [ -e "$path" ] || return 1
    [ -z "$regex" ] || { line=$(matches <"$path") && [ -n "$line" ]; }
    ;;
  esac
}

done_yet() {
  case $state in
  present) there ;;
  absent) ! there ;;
  drained) drained ;;
  esac
}

read -r start _ </proc/uptime
start=${start%.*} line=''
[ "$delay" = 0 ] || sleep "$delay"
met=no
while :; do
  if [ "$what" != time ] && done_yet; then
    met=yes
    break
  fi
  read -r now _ </proc/uptime
  left=$((timeout - ${now%.*} + start))
  [ "$left" -gt 0 ] || break
  [ "$what" != time ] || { sleep "$left" && continue; }
  if [ "$left" -lt "$sleep" ]; then sleep "$left"; else sleep "$sleep"; fi
done
read -r now _ </proc/uptime
printf 'met=%s\nelapsed=%s\nline=%s\n' "$met" "$((${now%.*} - start))" "$line"
