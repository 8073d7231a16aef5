#!/bin/sh
# Functions to see whether an address takes a connection, and how long its certificate is valid.
# They set error when not. t is the caller's directory.
# shellcheck disable=SC2154,SC2034

# shellcheck disable=SC2016
# connects HOST:PORT: whether it takes a connection, with whatever this host has to try that.
connects() {
  if command -v bash >/dev/null 2>&1; then
    timeout 5 bash -c 'exec 3<>"/dev/tcp/$1/$2"' bash "${1%:*}" "${1##*:}" 2>"$t/err"
  elif command -v nc >/dev/null 2>&1; then
    nc -z -w 5 "${1%:*}" "${1##*:}" 2>"$t/err"
  else
    timeout 5 python3 -c 'import socket, sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), 5)' \
      "${1%:*}" "${1##*:}" 2>"$t/err"
  fi && return
  error=$(sed -n '$s/.*: //p' "$t/err")
  : "${error:=no answer within 5 s}"
  return 1
}

# certificate HOST:PORT DAYS: whether its certificate is still valid for so long; what is its end.
certificate() {
  if ! command -v openssl >/dev/null 2>&1; then
    error='this host has no openssl to look at it with' what=''
    return 1
  fi
  timeout 10 openssl s_client -connect "$1" -servername "${1%:*}" </dev/null >"$t/tls" 2>"$t/err" ||
    [ $? != 124 ] || echo 'no answer within 10 s' >"$t/err"
  what=$(openssl x509 -noout -enddate <"$t/tls" 2>/dev/null | sed 's/^notAfter=//')
  # The sixth word of openssl's line is the reason, or says that it is the ninth.
  error=$(grep '^[^:]*:error:' "$t/err" | head -n 1 | {
    IFS=: read -r _ _ _ _ _ why _ _ more
    [ "$why" != 'system lib' ] || why=$more
    printf '%s\n' "$why"
  })
  : "${error:=$(head -n 1 "$t/err" | cut -c1-200)}"
  [ -n "$what" ] && openssl x509 -noout -checkend "$(($2 * 86400))" <"$t/tls" >/dev/null 2>&1
}
