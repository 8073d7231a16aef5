#!/bin/sh
# Functions to send one HTTP request with whatever this host has for it. No value is on an argv.
# http METHOD URL SECONDS CONNECT_SECONDS VERIFY FOLLOW, the last two "yes" or "no". Header lines
# are in $t/headers, the body in $t/body, where they exist; the answer goes to $t/head and $t/out.
# Sets status (-1: no answer), error and final, the URL that answered. t is the caller's directory.
# shellcheck disable=SC2154,SC2034
http() {
  status=-1 error='' final=$2
  : >"$t/out"
  : >"$t/head"
  [ -f "$t/headers" ] || : >"$t/headers"
  if command -v curl >/dev/null 2>&1; then
    http_curl "$@"
  elif wget --version >/dev/null 2>&1; then
    http_wget "$@"
  elif command -v python3 >/dev/null 2>&1; then
    http_python "$@"
  elif command -v bash >/dev/null 2>&1 && [ "${2#http://}" != "$2" ]; then
    http_bash "$@"
  else
    error="this host has no curl, wget (GNU) or python3 to send it with (nor bash, which can only do http:); install curl"
    return 1
  fi
  found=$(sed -n 's/^HTTP\/[0-9.]* \([0-9][0-9][0-9]\).*/\1/p' "$t/head" | tail -n 1)
  status=${found:--1}
  [ "$status" = -1 ] || error=''
}

http_curl() {
  {
    printf '%s\n' "$2" | sed 's/[\\"]/\\&/g; s/.*/url = "&"/'
    sed 's/[\\"]/\\&/g; s/.*/header = "&"/' "$t/headers"
    printf 'max-time = %s\nconnect-timeout = %s\n' "$3" "$4"
    [ "$5" = yes ] || echo insecure
    [ "$6" = no ] || echo location
    case $1 in GET | POST) ;; HEAD) echo head ;; *) printf 'request = "%s"\n' "$1" ;; esac
    if [ -f "$t/body" ]; then
      printf 'data-binary = "@%s"\n' "$t/body"
      [ "$1" != GET ] || echo 'request = "GET"'
    elif [ "$1" = POST ]; then
      echo 'data = ""'
    fi
  } | curl -q -sS -g -K - -D "$t/head" -o "$t/out" -w '%{url_effective}' >"$t/final" 2>"$t/err"
  error=$(sed -n 's/^curl: //p' "$t/err" | tail -n 1)
  final=$(cat "$t/final")
}

http_wget() {
  {
    [ "$5" = yes ] || echo 'check_certificate = off'
    [ "$6" = yes ] || echo 'max_redirect = 0'
    sed 's/^/header = /' "$t/headers"
    printf 'timeout = %s\nconnect_timeout = %s\ntries = 1\ncontent_on_error = on\nserver_response = on\n' "$3" "$4"
    printf 'method = %s\n' "$1"
    [ ! -f "$t/body" ] || printf 'body_file = %s\n' "$t/body"
  } >"$t/wgetrc"
  printf '%s\n' "$2" | WGETRC=$t/wgetrc wget -nv -O "$t/out" -i - 2>"$t/err"
  sed -n 's/^  //p' "$t/err" >"$t/head"
  error=$(grep -v '^ ' "$t/err" | tail -n 1)
}

http_python() {
  printf '%s\n' "$2" | python3 -c '
import ssl, sys, urllib.error, urllib.request as r
method, seconds, verify, follow, t = sys.argv[1:6]
class Stay(r.HTTPRedirectHandler):
    def redirect_request(self, *a): return None
request = r.Request(sys.stdin.readline().rstrip("\n"), method=method)
for line in open(t + "/headers", encoding="utf-8"):
    name, _, value = line.rstrip("\n").partition(":")
    request.add_header(name, value.strip())
try: request.data = open(t + "/body", "rb").read()
except OSError: pass
https = r.HTTPSHandler(context=None if verify == "yes" else ssl._create_unverified_context())
try:
    answer = r.build_opener(https, *([] if follow == "yes" else [Stay])).open(request, timeout=float(seconds))
except urllib.error.HTTPError as e: answer = e
except (OSError, ValueError) as e: sys.exit(str(getattr(e, "reason", e)))
open(t + "/out", "wb").write(answer.read())
with open(t + "/head", "w", encoding="utf-8") as head:
    head.write("HTTP/1.1 %s %s\n%s" % (answer.status, answer.reason, answer.headers))
print(answer.url)
' "$1" "$3" "$5" "$6" "$t" >"$t/final" 2>"$t/err" && final=$(cat "$t/final")
  error=$(tail -n 1 "$t/err")
}

# Knows no redirects. HTTP/1.0, so that the answer comes in one piece.
# shellcheck disable=SC2016
http_bash() {
  printf '%s\n%s\n%s\n' "$1" "$2" "$t" | timeout "$3" bash -c '
    read -r method; read -r url; read -r t
    rest=${url#http://}; server=${rest%%/*}; path=${rest#"$server"}; port=${server##*:}
    [ "$port" != "$server" ] || port=80
    exec 3<>"/dev/tcp/${server%:*}/$port" || exit 1
    {
      printf "%s %s HTTP/1.0\r\nHost: %s\r\n" "$method" "${path:-/}" "$server"
      while read -r line; do printf "%s\r\n" "$line"; done <"$t/headers"
      [ ! -f "$t/body" ] || printf "Content-Length: %s\r\n" "$(wc -c <"$t/body")"
      printf "\r\n"
      [ ! -f "$t/body" ] || cat "$t/body"
    } >&3
    cat <&3' >"$t/raw" 2>"$t/err"
  sed '/^.\{0,1\}$/q' "$t/raw" >"$t/head"
  sed '1,/^.\{0,1\}$/d' "$t/raw" >"$t/out"
  error=$(tail -n 1 "$t/err" | sed 's/^bash: //')
}
