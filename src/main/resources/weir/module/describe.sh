#!/bin/sh
# Functions put before scripts that look at files.

# Sets $p to a path with a leading ~ or ~user replaced.
expand_path() {
  p=$1
  user=${p%%/*}
  case ${user#'~'} in
  "$user" | *[!A-Za-z0-9._-]*) ;;
  '') p=${HOME:-}${p#'~'} ;;
  *)
    home=
    eval "home=$user"
    p=$home${p#"$user"}
    ;;
  esac
}

# Prints a word, or nothing if it has line breaks, which could pass for other lines of an answer.
one_line() {
  case $1 in
  *'
'*) ;;
  *) printf %s "$1" ;;
  esac
}

# Sets $real to the path that a link leads to, nothing if that cannot be told.
real_of() {
  real=$(one_line "$(readlink -f -- "$1")")
}

# Sets $target to what a link says.
target_of() {
  target=$(one_line "$(readlink -- "$1")")
}

# Sets $stat to size, kind and mode, owner and the rest of a path.
stat_of() {
  stat=$(stat -c '%s %f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- "$1" 2>/dev/null)
}

# Sets $now to the checksum of a file.
sum_of() {
  now=$(sha1sum <"$1") && now=${now%% *}
}

# Prints what stands at a path, as a group of key=value lines that begins with path=.
# usage: describe HOW KNOWN PATH LIMIT
#   HOW    letters: f to look at what a link points to, s for the checksum of a file,
#          t for its content in base64 when it has no more than LIMIT bytes
#   KNOWN  a checksum whose content need not be given
describe() {
  p=$3
  case $1 in
  *f*)
    if [ -L "$p" ]; then
      real_of "$p"
      p=${real:-$p}
    fi
    ;;
  esac
  printf 'path=%s\n' "$p"
  [ -e "$p" ] || [ -L "$p" ] || return 0
  stat_of "$p" || return 0
  printf 'stat=%s\n' "${stat#* }"
  if [ -L "$p" ]; then
    target_of "$p"
    printf 'target=%s\n' "$target"
  fi
  if [ -L "$p" ] || [ ! -f "$p" ] || [ ! -r "$p" ]; then
    return 0
  fi
  text=
  case $1 in
  *t*) [ "${stat%% *}" -gt "$4" ] || text=yes ;;
  esac
  if [ -z "$text" ] || [ -n "$2" ]; then
    case $1 in
    *s*)
      sum_of "$p" && printf 'sha1=%s\n' "$now"
      [ "$now" != "$2" ] || return 0
      ;;
    esac
  fi
  if [ -n "$text" ]; then
    echo 'text='
    base64 <"$p"
    echo
  fi
}
