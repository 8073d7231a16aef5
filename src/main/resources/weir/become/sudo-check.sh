#!/bin/sh
# Arguments: the sudo command without what it is to run. Stdin: the password, one line.
# Says "open" when sudo wants no password, "password" when this one is right. One wrong try only:
# where sudo would ask again, it reads the end of its input. sudo-rs takes that for an empty password
# and tries it, which may lock the account; so its input stays open, and it is ended when it complains.
LC_ALL=C
export LC_ALL

# Tries the password. What runs sudo-rs is the login user's own process, who may end it.
once() {
  t=$(mktemp -d) && mkfifo -m 0600 "$t/in" || return
  trap 'rm -rf "$t"' EXIT
  # shellcheck disable=SC2016 # the inner shell's
  {
    sh -c 'echo $$ >"$0/pid" && exec "$@"' "$t" "$@" -S /bin/sh -c : <"$t/in" >/dev/null 2>"$t/said"
    echo $? >"$t/end"
  } &
  exec 4>"$t/in"
  cat >&4
  until [ -s "$t/end" ]; do
    ! grep -q 'try again' "$t/said" || kill "$(cat "$t/pid")" 2>/dev/null
    sleep 0.05 2>/dev/null || sleep 1
  done
  exec 4>&-
  cat "$t/said" >&2
  return "$(cat "$t/end")"
}

if "$@" -n /bin/sh -c : </dev/null >/dev/null 2>&1; then
  echo open
  exit
fi
case $("$1" --version </dev/null 2>&1) in
*sudo-rs*) once "$@" || exit ;;
*) "$@" -S /bin/sh -c : >/dev/null || exit ;;
esac
echo password
