#!/bin/sh
# Says which other ngrok agents a host has. Changes nothing.
# usage: ngrok-agents.sh UNIT GROUP   the unit that may run one, and a group to look for
# shellcheck disable=SC2013 # these paths have no blanks
LC_ALL=C SYSTEMD_COLORS=0
export LC_ALL SYSTEMD_COLORS
unit=$1
printf 'group=%s\n' "$(getent group "$2")"
printf 'package=%s\n' "$(dpkg-query -W -f '${Version}' ngrok 2>/dev/null)"

seen=" $unit "
# Units whose file starts a program called ngrok, and that run now or will at the next boot.
for file in $(grep -lsE '^ExecStart=[^ ]*/ngrok"?( |$)' /etc/systemd/system/*.service /run/systemd/system/*.service \
  /usr/lib/systemd/system/*.service /lib/systemd/system/*.service 2>/dev/null); do
  other=${file##*/}
  case $seen in *" $other "*) continue ;; esac
  seen="$seen$other "
  state=$(systemctl is-active -- "$other")
  boot=$(systemctl is-enabled -- "$other" 2>/dev/null)
  case $state/$boot in
  active/* | activating/* | */enabled) printf 'agent=%s (%s, %s)\n' "$other" "$state" "$boot" ;;
  esac
done
# Processes, by the first two words of their command line: the program, or its interpreter and it.
for file in $(grep -ls ngrok /proc/[0-9]*/cmdline 2>/dev/null); do
  pid=${file#/proc/} pid=${pid%/*}
  words=$(tr '\0' '\n' <"$file" 2>/dev/null | head -n 2)
  case "
$words
" in
  *"/ngrok
"* | "
ngrok
"*) ;;
  *) continue ;;
  esac
  service=$(sed -n 's/.*\/\([^/]*\.service\)$/\1/p' "/proc/$pid/cgroup" 2>/dev/null | head -n 1)
  case $seen in *" ${service:-none} "*) continue ;; esac
  line=$(tr '\0' ' ' <"$file" | sed 's/\(authtoken[ =]\)[^ ]*/\1[token]/' | cut -c1-80)
  printf 'agent=process %s (%s)%s\n' "$pid" "${line% }" "${service:+ of $service}"
done
exit 0
