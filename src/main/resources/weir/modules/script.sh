#!/bin/sh
# Runs a script that comes as input. After expand.sh. Arguments: its name, what it gets, as shell
# text, the program that runs it or "", directory or "". It stands in a directory of the user's own
# home while it runs, for other users can write to /tmp, and some hosts let nothing run from there.
weir_word=''
weir_home=${HOME:-/}
[ -w "$weir_home" ] || weir_home=/run/user/$(id -u)
weir_mask=$(umask)
umask 077
weir_place=$(mktemp -d "$weir_home/.weir-script.XXXXXXXXXX") || exit 1
# shellcheck disable=SC2317,SC2329 # called by the trap
weir_clean() { rm -rf -- "$weir_place"; }
trap weir_clean EXIT
trap 'exit 129' HUP INT TERM
cat >"$weir_place/$1" && chmod 700 "$weir_place/$1" || exit 1
umask "$weir_mask"
if [ -n "$4" ]; then
  weir_expand "$4"
  cd -- "$weir_word" || exit 1
fi
# The name stays out of the text: only what the task wrote for a shell is read by one.
weir_run="${3:+$3 }\"\$0\" $2"
sh -c "$weir_run" "$weir_place/$1" </dev/null
