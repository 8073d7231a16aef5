#!/bin/sh
# Whether files stand in a command's way. After expand.sh. Arguments: directory, creates, removes,
# each "" when not given. The last two may be patterns, relative to the directory.
weir_word=''
weir_exists() {
  IFS=
  # shellcheck disable=SC2086 # a pattern is meant to match; without IFS it stays one word
  set -- $1
  [ -e "$1" ] || [ -L "$1" ]
}
if [ -n "$1" ]; then
  weir_expand "$1"
  cd -- "$weir_word" >/dev/null 2>&1 || printf 'lost=%s\n' "$weir_word"
fi
if [ -n "$2" ]; then
  weir_expand "$2"
  printf 'creates=%s\n' "$weir_word"
  if weir_exists "$weir_word"; then echo created=yes; fi
fi
if [ -n "$3" ]; then
  weir_expand "$3"
  printf 'removes=%s\n' "$weir_word"
  if ! weir_exists "$weir_word"; then echo removed=yes; fi
fi
exit 0
