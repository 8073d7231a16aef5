#!/bin/sh
# How far a job is. Argument: the job. Prints a line with its state, its exit status or -, and where
# it is; then, once it has ended, what it printed; its complaints go to stderr.
weir_job=${HOME:-/}/.ansible_async/$1
if [ ! -d "$weir_job" ]; then
  printf 'absent - %s\n' "$weir_job"
  exit 0
fi
if [ ! -f "$weir_job/status" ]; then
  weir_state=running
  kill -0 "$(cat "$weir_job/pid" 2>/dev/null)" 2>/dev/null || weir_state=lost
  # It may have ended between the two looks.
  if [ ! -f "$weir_job/status" ]; then
    printf '%s - %s\n' "$weir_state" "$weir_job"
    exit 0
  fi
fi
read -r weir_status weir_late <"$weir_job/status"
weir_state=ended
[ -z "$weir_late" ] || weir_state=late
printf '%s %s %s\n' "$weir_state" "$weir_status" "$weir_job"
cat "$weir_job/out"
cat "$weir_job/err" >&2
