#!/bin/sh
# Lets the host undo a run by itself unless it is confirmed: a service that waits, and a unit that
# acts at the next boot.
# usage: arm.sh REVERT WATCH BASE RUN LEASE SECONDS
#   REVERT, WATCH  variables with revert.sh and watch.sh
LC_ALL=C
export LC_ALL
revert=''
eval "revert=\$$1"
watch=$2 base=$3 run=$4 lease=$5 seconds=$6
umask 077
if ! command -v systemd-run >/dev/null || [ ! -d /run/systemd/system ]; then
  echo 'the host has no systemd that could undo the run' >&2
  exit 1
fi
mkdir -p "$base/armed" "$base/reports" || exit
printf '%s\n' "$revert" >"$base/revert.sh.new" && mv -f "$base/revert.sh.new" "$base/revert.sh" || exit
printf '%s\n' "$watch" >"$base/watch.sh.new" && mv -f "$base/watch.sh.new" "$base/watch.sh" || exit
unit=/etc/systemd/system/weir-revert.service
if [ ! -f "$unit" ]; then
  printf '%s\n' '[Unit]' 'Description=Undo a run of Weir that was not confirmed' \
    'DefaultDependencies=no' 'After=local-fs.target systemd-remount-fs.service' \
    'Before=sysinit.target shutdown.target' 'Conflicts=shutdown.target' \
    "ConditionDirectoryNotEmpty=$base/armed" '' '[Service]' 'Type=oneshot' \
    "ExecStart=/bin/sh $base/watch.sh boot $base" '' '[Install]' 'WantedBy=sysinit.target' >"$unit.new" &&
    chmod 0644 "$unit.new" && mv -f "$unit.new" "$unit" && systemctl --quiet enable weir-revert.service || exit
fi
printf '%s\n' "$lease $seconds" >"$base/armed/$run" || exit
sync "$base/armed/$run" "$base/armed" "$base/revert.sh" "$base/watch.sh" 2>/dev/null || sync
systemd-run --quiet --collect --unit "weir-revert-$run" --description "Undo Weir's run $run unless it is confirmed" \
  /bin/sh "$base/watch.sh" wait "$base" "$run" "$lease" "$seconds" || {
  rm -f "$base/armed/$run"
  exit 1
}
