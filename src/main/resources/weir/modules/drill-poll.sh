#!/bin/sh
# Functions to look at a service again and again, as often as can be. Come behind http.sh, and work
# with unit, url and wanted, and with the directory t.
# shellcheck disable=SC2154,SC2034

# Makes ready for looks.
prepare() {
  printf 'Accept: application/json, */*;q=0.5\n' >"$t/headers"
  : >"$t/out"
  curl=$(command -v curl)
  bash=$(command -v bash)
  case $url in http://*) ;; *) bash='' ;; esac
  {
    sed 's/.*/header = "&"/' "$t/headers"
    printf '%s\n' "$url" | sed 's/[\\"]/\\&/g; s/.*/url = "&"/'
    printf 'silent\nshow-error\ngloboff\nmax-time = 2\nconnect-timeout = 1\noutput = "/dev/null"\nwrite-out = "%%{http_code}"\n'
  } >"$t/curl"
}

clock() {
  read -r now _ </proc/uptime
  now=${now%.*}${now#*.}
}

show() {
  systemctl show -p ActiveState,SubState,Result,MainPID,InvocationID,NRestarts,RestartUSec -- "$unit"
}

# Whether it answers as it should; sets what it was asked and said. The less it starts for one look,
# the more often it can look.
look() {
  polls=$((polls + 1))
  if [ -n "$url" ] && [ -n "$curl" ]; then
    status=$(curl -q -K "$t/curl" 2>"$t/err") || { read -r error <"$t/err" && status=-1 error=${error#curl: }; }
    [ "$status" = "$wanted" ]
  elif [ -n "$url" ] && [ -n "$bash" ]; then
    error='' status=''
    http_bash GET "$url" 2
    read -r _ status _ <"$t/head" || status=${status:--1}
    [ "$status" = "$wanted" ]
  elif [ -n "$url" ]; then
    http GET "$url" 2 1 yes no
    [ "$status" = "$wanted" ]
  else
    status='' error=''
    [ "$(systemctl show -p SubState -- "$unit")" = SubState=running ]
  fi
}

# Whether waiting is of no use: the unit is down and not about to be started again.
over() {
  case $(systemctl show -p ActiveState -- "$unit") in *=failed | *=inactive) ;; *) return 1 ;; esac
}
