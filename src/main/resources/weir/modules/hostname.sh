#!/bin/sh
# Gives a host a name.
# usage: hostname.sh NAME
name=$1
if [ -d /run/systemd/system ] && command -v hostnamectl >/dev/null 2>&1; then
  exec hostnamectl --static --transient set-hostname "$name"
fi
hostname "$name" || exit
new=/etc/.hostname.weir-tmp
printf '%s\n' "$name" >"$new" || exit
chmod 644 "$new"
# A container's /etc/hostname is mounted there and cannot be renamed over.
mv -f "$new" /etc/hostname 2>/dev/null || {
  rm -f "$new"
  printf '%s\n' "$name" >/etc/hostname
}
