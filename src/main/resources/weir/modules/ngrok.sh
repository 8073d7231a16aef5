#!/bin/sh
# Looks whether an ngrok agent has its endpoints online, again and again until it has, it cannot
# any more, or time is up. Changes nothing. Comes behind http.sh and listener.sh.
# usage: CONFIG UNIT WEB_ADDR SECONDS FATAL LINGERING HOST...
#   CONFIG, UNIT  "" when not to be looked at
#   FATAL         the error codes after which waiting is of no use, with a blank around each
#   LINGERING     those that may pass when the agent was started again just now
#   HOST          what the address of each endpoint holds, or port:NUMBER, an upstream's port
# shellcheck disable=SC2154
LC_ALL=C SYSTEMD_COLORS=0 no_proxy='localhost,127.0.0.1,::1'
export LC_ALL SYSTEMD_COLORS no_proxy
config=$1 unit=$2 web=$3 seconds=$4 fatal=$5 lingering=$6
shift 6

# The token shall not leave the host: the agent's own messages print it.
token=''
if [ -r "$config" ]; then
  token=$(sed -n 's/^[[:space:]]*authtoken:[[:space:]]*//p' "$config" | head -n 1 |
    sed -e 's/^["'\'']\([^"'\'']*\)["'\''].*/\1/' -e t -e 's/[[:space:]].*//')
fi
hide() {
  while IFS= read -r rest; do
    line=''
    while [ -n "$token" ] && [ "${rest#*"$token"}" != "$rest" ]; do
      line="$line${rest%%"$token"*}[token]"
      rest=${rest#*"$token"}
    done
    printf '%s\n' "$line$rest"
  done
}

clock() {
  read -r now _ </proc/uptime
  now=${now%.*}${now#*.}
}

# Sets state, log and codes, status, session, endpoints, and ready: "yes" or "".
look() {
  state='' log='' codes='' listener='' holder='' ready='' session='' endpoints='' api=''
  if [ -n "$unit" ]; then
    state=$(systemctl show -p LoadState,ActiveState,SubState,Result,MainPID,InvocationID,NRestarts,ExecMainCode,ExecMainStatus \
      -- "$unit")
    invocation=$(printf '%s\n' "$state" | sed -n 's/^InvocationID=//p')
    [ -z "$invocation" ] || log=$(journalctl -q --no-pager -n 40 -o cat _SYSTEMD_INVOCATION_ID="$invocation" 2>/dev/null)
    # An agent that is started over and over may have said nothing yet this time.
    case $log:$state in
    *ERR_NGROK_*:* | *NRestarts=0*) ;;
    *) log=$(journalctl -q --no-pager -n 40 -o cat -u "$unit" 2>/dev/null) ;;
    esac
    codes=$(printf '%s\n' "$log" | grep -o 'ERR_NGROK_[0-9]*' | sed 's/.*_//' | tr '\n' ' ')
    listener "${web##*:}" "$unit"
    [ "$listener" != foreign ] || strangers=$((strangers + 1))
  fi
  http GET "http://$web/api/status" 5 2 yes no
  [ "$status" = 200 ] || return
  session=$(tr '\r\n' '  ' <"$t/out")
  api=endpoints
  http GET "http://$web/api/endpoints" 5 2 yes no
  if [ "$status" = 404 ]; then
    api=tunnels
    http GET "http://$web/api/tunnels" 5 2 yes no
  fi
  [ "$status" = 200 ] || return
  endpoints=$(tr '\r\n' '  ' <"$t/out")
  case $(printf %s "$session" | tr -d ' ') in *'"status":"online"'*) ready=yes ;; esac
  case $state in *ActiveState=active* | '') ;; *) ready='' ;; esac
  for host do
    case $host in port:*) continue ;; esac
    case $endpoints in
    *"$host"*) ;;
    *)
      [ -z "$ready" ] || others=$((others + 1))
      ready=''
      ;;
    esac
  done
}

# Prints for how many seconds the agent has been refused already, as its journal has it: since the
# first refusal behind the last time it was online, had another config, or said nothing for long.
# An own session that was cut off lingers at ngrok for half a minute.
refused() {
  since=$(stat -c %Y -- "$config" 2>/dev/null)
  journalctl -q --no-pager -n 3000 -o short-unix -u "$unit" 2>/dev/null | {
    first='' last=0
    while read -r second line; do
      second=${second%%.*}
      case $line in
      *'started tunnel'*) first='' ;;
      *ERR_NGROK_*)
        [ "$((second - last))" -lt 300 ] && [ "$second" -ge "${since:-0}" ] || first=''
        : "${first:=$second}"
        last=$second
        ;;
      esac
    done
    echo "$(($(date +%s) - ${first:-$(date +%s)}))"
  }
}

# True when waiting is of no use.
hopeless() {
  case $state in
  *LoadState=not-found* | *LoadState=masked* | *ActiveState=failed*) return 0 ;;
  # Between two of its lives a unit is inactive for a moment.
  *ActiveState=inactive*) idle=$((idle + 1)) && [ "$idle" -lt 2 ] || return 0 ;;
  *) idle=0 ;;
  esac
  code=${codes% } code=${code##* }
  : "${code:=none}"
  case $fatal in *" $code "*) return 0 ;; esac
  case $lingering in *" $code "*) long=$(refused) && [ "$long" -lt 60 ] || return 0 ;; esac
  # It is online for ten seconds already, with other endpoints.
  [ "$strangers" -gt 2 ] || [ "$others" -gt 10 ]
}

t=$(mktemp -d) || exit 1
trap 'rm -rf "$t"' EXIT
checked=0
if [ -n "$config" ]; then
  program=$(systemctl show -p ExecStart -- "$unit" 2>/dev/null | sed -n 's/^ExecStart={ path=\([^ ;]*\).*/\1/p')
  : "${program:=/usr/local/bin/ngrok}"
  if [ -x "$program" ]; then
    said=$("$program" config check --config "$config" </dev/null 2>&1)
    checked=$?
  else
    checked=127 said="this host has no program $program"
  fi
  printf 'checked=%s\n' "$checked"
  [ "$checked" = 0 ] || printf '%s\n' "$said" | hide | sed 's/^/said=/'
fi
clock
start=$now tries=0 strangers=0 others=0 idle=0 long=0
while :; do
  tries=$((tries + 1))
  look "$@"
  clock
  [ -z "$ready" ] || break
  [ "$checked" = 0 ] || break
  hopeless && break
  [ $((now - start + 100)) -lt $((seconds * 100)) ] || break
  sleep 1
done
printf 'ready=%s\ntries=%s\nelapsed=%s\nrefused=%s\n' "$ready" "$tries" "$((now - start))" "$long"
printf 'listener=%s\nholder=%s\nstatus=%s\nerror=%s\napi=%s\n' "$listener" "$holder" "$status" "$error" "$api"
printf 'session=%s\nendpoints=%s\ncodes=%s\n' "$session" "$endpoints" "$codes" | hide
[ -z "$unit" ] || printf '%s\n' "$state" | sed 's/^/show./'
pid=$(printf '%s\n' "$state" | sed -n 's/^MainPID=//p')
if [ "${pid:-0}" != 0 ] && tr '\0' '\n' <"/proc/$pid/environ" 2>/dev/null | grep -q '^NGROK_AUTHTOKEN=.'; then
  echo 'environment_token=yes'
fi
if [ -z "$ready" ] && [ -n "$unit" ]; then
  journalctl -q --no-pager -n 20 -o cat -u "$unit" 2>&1 | hide | sed 's/^/journal=/'
fi
for port do
  case $port in port:*) [ -n "$(listening "${port#port:}")" ] || printf 'closed=%s\n' "${port#port:}" ;; esac
done
exit 0
