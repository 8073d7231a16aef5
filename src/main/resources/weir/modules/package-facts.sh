#!/bin/sh
# Lists installed packages: manager, name, version, release, epoch, architecture, category, with
# bars between. Changes nothing.
# usage: package-facts.sh MANAGER...
#   MANAGER   apt, rpm, apk, pacman, or auto for the first there is
LC_ALL=C
export LC_ALL
for manager; do
  [ "$manager" != auto ] || set -- apt rpm apk pacman
done
for manager; do
  case $manager in
    apt)
      command -v dpkg-query >/dev/null 2>&1 || continue
      dpkg-query -W -f '${db:Status-Status}|apt|${Package}|${Version}|||${Architecture}|${Section}\n' |
        sed -n 's/^installed|//p'
      ;;
    rpm)
      command -v rpm >/dev/null 2>&1 || continue
      rpm -qa --qf 'rpm|%{NAME}|%{VERSION}|%{RELEASE}|%{EPOCH}|%{ARCH}|%{GROUP}\n'
      ;;
    apk)
      command -v apk >/dev/null 2>&1 || continue
      sed -n 's/^P:/P /p; s/^V:/V /p; s/^A:/A /p; s/^$/end/p' /lib/apk/db/installed |
        while read -r key value; do
          case $key in
            P) name=$value ;;
            V) version=$value ;;
            A) architecture=$value ;;
            end) printf 'apk|%s|%s|%s||%s|\n' "$name" "${version%-r*}" "r${version##*-r}" "$architecture" ;;
          esac
        done
      ;;
    pacman)
      command -v pacman >/dev/null 2>&1 || continue
      pacman -Q | while read -r name version; do
        printf 'pacman|%s|%s||||\n' "$name" "$version"
      done
      ;;
  esac
done
exit 0
