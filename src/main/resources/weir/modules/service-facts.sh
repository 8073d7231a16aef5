#!/bin/sh
# Lists services. Changes nothing.
LC_ALL=C
export LC_ALL
if [ -d /run/systemd/system ]; then
  systemctl list-units --no-pager --type service --all --plain --no-legend --full </dev/null | sed 's/^/unit /'
  files=$(systemctl list-unit-files --no-pager --type service --no-legend --full </dev/null)
  printf '%s\n' "$files" | sed 's/^/file /'
  # shellcheck disable=SC2046 # unit names, one word each
  set -- $(printf '%s\n' "$files" | sed -n '/@\.service /d; s/ *alias .*//p')
  [ $# -eq 0 ] || systemctl show -p Names -p ActiveState -- "$@" | sed -n 's/=/ /p'
elif command -v rc-status >/dev/null 2>&1; then
  rc-status --all --format ini 2>/dev/null | sed -n 's/ = / /p' | sed 's/^/openrc /'
else
  for script in /etc/init.d/*; do
    [ -x "$script" ] || continue
    if "$script" status >/dev/null 2>&1 </dev/null; then state=running; else state=stopped; fi
    printf 'sysv %s %s\n' "${script##*/}" "$state"
  done
fi
exit 0
