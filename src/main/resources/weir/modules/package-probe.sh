#!/bin/sh
# Put before apt-probe.sh, whose arguments it takes: says the same of packages where there is no
# apt. Changes nothing.
package_state() {
  want=$1
  shift 5
  for manager in dnf yum zypper apk pacman none; do
    if command -v "$manager" >/dev/null 2>&1; then break; fi
  done
  printf 'manager %s\n' "$manager"
  for name; do
    case $manager in
      dnf | yum | zypper) version=$(rpm -q --qf '%{VERSION}-%{RELEASE}' --whatprovides "$name" 2>/dev/null) || continue ;;
      apk)
        version=$(apk info -e -v "$name" 2>/dev/null)
        [ -n "$version" ] || continue
        ;;
      pacman) version=$(pacman -Q "$name" 2>/dev/null) || continue ;;
      *) continue ;;
    esac
    printf 'has %s %s\n' "$name" "$version"
    [ "$want" = latest ] || continue
    case $manager in
      dnf | yum) "$manager" -q check-update "$name" >/dev/null 2>&1 || [ $? -ne 100 ] || printf 'old %s\n' "$name" ;;
      zypper) zypper -q list-updates 2>/dev/null | grep -q "| $name " && printf 'old %s\n' "$name" ;;
      apk) [ -z "$(apk version -q -l '<' "$name" 2>/dev/null)" ] || printf 'old %s\n' "$name" ;;
      pacman) pacman -Qu "$name" >/dev/null 2>&1 && printf 'old %s\n' "$name" ;;
    esac
  done
  exit 0
}
command -v apt-get >/dev/null 2>&1 || package_state "$@"
