#!/bin/sh
# Says what a host is called, now and after the next start. Changes nothing.
printf 'now=%s\n' "$(cat /proc/sys/kernel/hostname 2>/dev/null || hostname)"
file=
[ ! -r /etc/hostname ] || IFS= read -r file </etc/hostname
printf 'later=%s\n' "$file"
printf 'full=%s\n' "$(hostname -f 2>/dev/null)"
