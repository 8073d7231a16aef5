#!/bin/sh
# Installs or removes packages where there is no apt.
# usage: package.sh MANAGER present|latest|absent NAME...
LC_ALL=C
export LC_ALL
manager=$1 want=$2
shift 2
case $manager-$want in
  dnf-absent | yum-absent) exec "$manager" -y remove "$@" ;;
  dnf-latest | yum-latest)
    "$manager" -y install "$@" && exec "$manager" -y update "$@"
    exit 1
    ;;
  dnf-* | yum-*) exec "$manager" -y install "$@" ;;
  zypper-absent) exec zypper --non-interactive remove "$@" ;;
  zypper-*) exec zypper --non-interactive install "$@" ;;
  apk-absent) exec apk del "$@" ;;
  apk-latest) exec apk add --upgrade "$@" ;;
  apk-*) exec apk add "$@" ;;
  pacman-absent) exec pacman --noconfirm -R "$@" ;;
  pacman-latest) exec pacman --noconfirm -S "$@" ;;
  pacman-*) exec pacman --noconfirm --needed -S "$@" ;;
esac
