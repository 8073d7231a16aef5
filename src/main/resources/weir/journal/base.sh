#!/bin/sh
# Functions put before scripts that look after the journal.
# shellcheck disable=SC2034 # for those scripts

# Sets base to where the runs of this user are kept.
find_base() {
  if [ "$(id -u)" -eq 0 ]; then
    base=/var/lib/weir
  else
    base=${XDG_STATE_HOME:-${HOME:-}/.local/state}/weir
  fi
}

# Sets lease to the number of the newest lease, 0 when there has been none.
newest_lease() {
  lease=0
  for file in "$base"/lease.*; do
    case ${file##*.} in
    *[!0-9]*) ;;
    *) [ "${file##*.}" -le "$lease" ] || lease=${file##*.} ;;
    esac
  done
}

# Whether a run holds the newest lease. Sets holder, owner, and age: seconds since its last sign of
# life. A step under way is one, however long it takes. A run whose shell has ended may still come
# back over another connection, but is not waited for long; its word is dying instead of held.
# usage: held SECONDS
held() {
  holder='' owner='' booted='' beat='' word=held age=0
  [ "$lease" -gt 0 ] || return 1
  read -r holder booted beat state shell owner <"$base/lease.$lease" || return 1
  read -r boot </proc/sys/kernel/random/boot_id
  read -r now _ </proc/uptime
  case $beat in '' | *[!0-9]*) return 1 ;; esac
  [ "$booted" = "$boot" ] || return 1
  age=$((${now%.*} - beat))
  if started "${shell%:*}" && [ "$start" = "${shell#*:}" ]; then
    [ "$state" = busy ] || [ "$age" -le "$1" ]
  else
    word=dying
    [ "$age" -le 5 ]
  fi
}

# Sets start to when a process began, in ticks since the boot.
started() {
  start=
  [ -r "/proc/$1/stat" ] && read -r line <"/proc/$1/stat" || return 1
  # shellcheck disable=SC2086 # fields
  set -- ${line##*) }
  start=${20}
}
