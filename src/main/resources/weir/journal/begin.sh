#!/bin/sh
# Takes this host's lease for a run and opens its journal. What is known of the run comes on stdin.
# Comes behind base.sh.
# usage: begin.sh RUN SECONDS SEEN OWNER [AGAIN]
#   SECONDS  for how long a lease holds without a sign of life
#   SEEN     the number of the newest lease when the run began to look at this host
#   AGAIN    "again" after a lost connection: from now on the shell that was lost may do nothing
# Prints one of: taken BASE LEASE KEY; held RUN AGE OWNER; moved; armed RUN; none REASON.
# shellcheck disable=SC2154 # what base.sh sets
LC_ALL=C
export LC_ALL
run=$1 seconds=$2 seen=$3 me=$4 again=${5:-}
umask 077
find_base
read -r boot </proc/sys/kernel/random/boot_id
said=$(mkdir -p "$base/runs" "$base/pending" 2>&1) || {
  printf 'none %s\n' "$said"
  exit 0
}
for file in "$base"/armed/*; do
  if [ -f "$file" ] && [ "${file##*/}" != "$run" ]; then
    printf 'armed %s\n' "${file##*/}"
    exit 0
  fi
done
newest_lease
mine='' theirs=''
if held "$seconds"; then
  if [ "$holder" = "$run" ]; then mine=yes; else theirs=yes; fi
fi
# A restart of the host ends every lease, but its run may go on if no other has come since.
if [ -n "$again" ] && [ "${holder:-}" = "$run" ] && [ "$booted" != "$boot" ]; then mine=yes; fi
if [ -n "$theirs" ]; then
  printf 'held %s %s %s\n' "$holder" "$age" "$owner"
  exit 0
fi
if [ -z "$mine" ] && { [ -n "$again" ] || [ "$lease" -ne "$seen" ]; }; then
  echo moved
  exit 0
fi
if [ -z "$mine" ] || [ -n "$again" ]; then
  read -r now _ </proc/uptime
  started $$
  lease=$((lease + 1))
  said=$(printf '%-160.160s\n' "$run $boot ${now%.*} idle $$:$start $me" 2>&1 >"$base/.lease.$run") || {
    printf 'none %s\n' "$said"
    exit 0
  }
  # Only one of those who try at the same time can make this name.
  if ! ln "$base/.lease.$run" "$base/lease.$lease" 2>/dev/null; then
    rm -f "$base/.lease.$run"
    held "$seconds"
    printf 'held %s %s %s\n' "$holder" "$age" "$owner"
    exit 0
  fi
  rm -f "$base/.lease.$run" "$base/lease.$((lease - 1))"
fi
dir=$base/runs/$run
if [ ! -f "$dir/about" ]; then
  said=$(mkdir -p "$dir/kept" && { date '+begun=%Y-%m-%dT%H:%M:%S%z' && cat; } 2>&1 >"$dir/about") || {
    printf 'none %s\n' "$said"
    exit 0
  }
  sync "$dir/about" "$dir" "$base/runs" 2>/dev/null || sync
fi
started $$
printf 'taken %s %s %s\n' "$base" "$lease" "$$:$start"
