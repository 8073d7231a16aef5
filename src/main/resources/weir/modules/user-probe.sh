#!/bin/sh
# Says what a user is. Changes nothing. Comes behind accounts.sh. The password to compare with
# comes on stdin, so that no hash leaves the host.
# usage: user-probe.sh NAME HOME KEY [GROUP...]
#   HOME   where the home is to be, or ""
#   KEY    the path of an SSH key to look at, relative to the home, or ""
LC_ALL=C
export LC_ALL
name=$1 home=$2 key=$3
shift 3
[ $# -eq 0 ] || entries group "$@" | sed 's/^/group /'
passwd=$(entries passwd "$name")
case $passwd in
  "$name":*) ;;
  *)
    # A private group of that name may be there already.
    entries group "$name" | sed 's/^/own-group /'
    exit 0
    ;;
esac
printf 'passwd %s\n' "$passwd"
printf 'in %s\n' "$(id -Gn -- "$name")"
shadow=$(entries shadow "$name" 2>/dev/null)
if [ -n "$shadow" ]; then
  hash=${shadow#*:}
  printf 'aging %s\n' "${hash#*:}"
  hash=${hash%%:*}
  IFS= read -r wanted
  bare() {
    while [ "${1#!}" != "$1" ]; do set -- "${1#!}"; done
    printf '%s' "$1"
  }
  if [ "$(bare "$hash")" = "$(bare "$wanted")" ]; then echo same-password; fi
  case $hash in '!'*) echo locked ;; esac
fi
old=${passwd%:*} old=${old##*:}
[ ! -d "${home:-$old}" ] || echo has-home
if [ -n "$key" ]; then
  case $key in /*) ;; *) key=${home:-$old}/$key ;; esac
  printf 'key-file %s\n' "$key"
  if [ -e "$key" ]; then
    printf 'key-print %s\n' "$(ssh-keygen -l -f "$key" 2>&1)"
    printf 'key-public %s\n' "$(cat "$key.pub" 2>/dev/null)"
  fi
fi
exit 0
