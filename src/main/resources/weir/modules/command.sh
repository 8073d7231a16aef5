#!/bin/sh
# Runs a program and says when. After expand.sh. Arguments: directory or "", then "expand" or "",
# then the words. Prints the time, what the program printed, and a last line with status and time.
# When the program cannot be started, that line has the reason and the name in place of the time.
weir_word=''
weir_times='+%s.%N %Y-%m-%d %H:%M:%S'
weir_end() {
  printf '\nweir-end %s %s\n' "$1" "$2"
  exit "$1"
}
weir_directory=$1 weir_kind=$2 weir_left=$(($# - 2))
shift 2
if [ "$weir_kind" = expand ]; then
  while [ "$weir_left" -gt 0 ]; do
    weir_expand "$1"
    shift
    set -- "$@" "$weir_word"
    weir_left=$((weir_left - 1))
  done
fi
if [ -n "$weir_directory" ]; then
  weir_expand "$weir_directory"
  if ! cd -- "$weir_word" >/dev/null 2>&1; then
    weir_reason=denied
    [ -e "$weir_word" ] || weir_reason=missing
    [ -d "$weir_word" ] || [ "$weir_reason" = missing ] || weir_reason=plain
    weir_end 1 "directory-$weir_reason $weir_word"
  fi
fi
date "$weir_times"
(exec "$@")
weir_status=$?
if [ "$weir_status" -eq 127 ]; then
  # The shell's way to say that there is no such program, unless the program itself said so.
  case $1 in
    */*) [ -e "$1" ] || weir_end 127 "missing $1" ;;
    *)
      weir_found=
      IFS=:
      for weir_place in $PATH; do
        if [ -e "$weir_place/$1" ]; then weir_found=yes; fi
      done
      [ -n "$weir_found" ] || weir_end 127 "missing $1"
      ;;
  esac
elif [ "$weir_status" -eq 126 ] && [ "${1#*/}" != "$1" ] && { [ ! -x "$1" ] || [ -d "$1" ]; }; then
  weir_end 126 "denied $1"
fi
weir_end "$weir_status" "$(date "$weir_times")"
