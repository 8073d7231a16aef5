#!/bin/sh
# Takes this host's lease for a run and opens its journal. What is known of the run comes on stdin.
# Comes behind base.sh.
# usage: begin.sh RUN SECONDS SEEN OWNER [LOST]
#   SECONDS  for how long a lease holds without a sign of life
#   SEEN     the number of the newest lease when the run began to look at this host
#   LOST     the key of a shell that was lost; from now on it may do nothing
# Prints one of: taken BASE LEASE KEY; held|dying RUN AGE OWNER; moved; undone; armed RUN; none REASON.
# shellcheck disable=SC2154 # what base.sh sets
LC_ALL=C
export LC_ALL
run=$1 seconds=$2 seen=$3 me=$4 lost=${5:-}
umask 077
find_base
read -r boot </proc/sys/kernel/random/boot_id
read -r now _ </proc/uptime
started $$
key=$$:$start

mark() {
  printf '%-160.160s\n' "$run $boot ${now%.*} idle $key $me"
}

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
dir=$base/runs/$run
if [ -f "$dir/undone" ]; then
  echo undone
  exit 0
fi
taken=''
held "$seconds" && taken=yes
if [ "$holder" = "$run" ] && [ "$beat" != free ]; then
  # Another connection of this run: after one that was lost, or to the same host by another name.
  if [ -n "$lost" ]; then
    printf '%s\n' "$lost" >>"$dir/lost"
    sync "$dir/lost" 2>/dev/null || sync
    mark 1<>"$base/lease.$lease"
  fi
elif [ -n "$taken" ]; then
  printf '%s %s %s %s\n' "$word" "$holder" "$age" "$owner"
  exit 0
elif [ -n "$lost" ] || [ "$lease" -ne "$seen" ]; then
  echo moved
  exit 0
else
  said=$(mark 2>&1 >"$base/.lease.$run.$$") || {
    printf 'none %s\n' "$said"
    exit 0
  }
  # Only one of those who try at the same time can make this name.
  ln "$base/.lease.$run.$$" "$base/lease.$((lease + 1))" 2>/dev/null
  rm -f "$base/.lease.$run.$$"
  newest_lease
  held "$seconds"
  if [ "$holder" != "$run" ]; then
    printf 'held %s %s %s\n' "$holder" "$age" "$owner"
    exit 0
  fi
  rm -f "$base/lease.$((lease - 1))"
fi
if [ ! -f "$dir/about" ]; then
  said=$(mkdir -p "$dir/kept" && { date '+begun=%Y-%m-%dT%H:%M:%S%z' && cat; } 2>&1 >"$dir/about") || {
    printf 'none %s\n' "$said"
    exit 0
  }
  sync "$dir/about" "$dir" "$base/runs" 2>/dev/null || sync
fi
printf 'taken %s %s %s\n' "$base" "$lease" "$key"
