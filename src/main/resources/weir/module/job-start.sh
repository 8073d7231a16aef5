#!/bin/sh
# Begins a script that goes on by itself. Arguments: job, seconds it may take, the script's text,
# then its own arguments. It reads what this reads. Prints where what it leaves behind is.
weir_job=${HOME:-/}/.ansible_async/$1 weir_limit=$2 weir_text=$3
shift 3
weir_mask=$(umask)
umask 077
mkdir -p "${weir_job%/*}" && mkdir "$weir_job" && cat >"$weir_job/input" || exit 1
(
  trap '' HUP
  umask "$weir_mask"
  # A shell of its own, for a program such as timeout cannot run a function.
  if command -v timeout >/dev/null; then
    timeout "$weir_limit" sh -c "$weir_text" weir "$@"
    weir_status=$?
    # Busybox says how the program ended, others 124.
    [ "$weir_status" -ne 124 ] && [ "$weir_status" -ne 143 ] || weir_status="$weir_status late"
  else
    sh -c "$weir_text" weir "$@"
    weir_status=$?
  fi
  umask 077
  echo "$weir_status" >"$weir_job/status.new" && mv -f "$weir_job/status.new" "$weir_job/status"
) <"$weir_job/input" >"$weir_job/out" 2>"$weir_job/err" &
echo "$!" >"$weir_job/pid"
printf '%s\n' "$weir_job"
