#!/bin/sh
# Put before scripts that get paths as tasks name them.

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
