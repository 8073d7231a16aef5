#!/bin/sh
# Undoes what a run changed on this host, the latest first. Needs nothing but this file and the
# journal, and can be run again when it was cut off.
# usage: revert.sh BASE RUN now|boot|check|diff
#   boot   before services start, so nothing waits for one
#   check  only says what it would do; diff shows how files would change as well
# Prints a line for each thing: back PATH, gone PATH, unit NAME STATE, left TEXT (no way back),
# failed TEXT. Ends with 1 when something failed.
# shellcheck disable=SC2317 # functions that are called by name
LC_ALL=C
export LC_ALL
base=$1 run=$2 how=$3 differences='' dir=$1/runs/$2 bad=0 newline='
'
if [ "$how" = diff ]; then how=check differences=yes; fi
XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}
export XDG_RUNTIME_DIR

try() {
  [ "$how" != check ] || return 0
  said=$("$@" 2>&1) || {
    printf 'failed %s: %s\n' "$*" "$(printf %s "$said" | head -n 1)"
    bad=1
    return 1
  }
}

# Whether a file is as it was. usage: same KEPT PATH
same() {
  [ -f "$1" ] && [ ! -L "$1" ] && [ -f "$2" ] && [ ! -L "$2" ] && cmp -s -- "$1" "$2" &&
    [ "$(stat -c '%a %u %g' -- "$1")" = "$(stat -c '%a %u %g' -- "$2")" ]
}

# Puts a copy of what was kept in place. usage: put_back KEPT PATH
put_back() {
  new=${2%/*}/.weir.$$.weir-tmp
  rm -rf -- "$new"
  if ! cp -a -- "$1" "$new"; then
    rm -rf -- "$new"
    # A link needs no room, which a full disk does not give.
    if [ ! -f "$1" ] || [ -L "$1" ] || ! ln -- "$1" "$new"; then return 1; fi
  fi
  [ ! -f "$new" ] || sync "$new" 2>/dev/null || sync
  if [ -d "$2" ] && [ ! -L "$2" ]; then
    rm -rf -- "$2"
  fi
  mv -f -- "$new" "$2" || {
    rm -rf -- "$new"
    return 1
  }
  sync "${2%/*}/" 2>/dev/null || sync
}

# Makes a path absent again; a directory only when nothing else is in it.
take_away() {
  if [ -d "$1" ] && [ ! -L "$1" ]; then
    rmdir -- "$1"
  else
    rm -f -- "$1"
  fi
}

attributes() {
  chown -h -- "$2:$3" "$4" || return
  [ -L "$4" ] || chmod -- "$1" "$4"
}

# Runs a function for each unit with its state before the run: NAME SCOPE ACTIVE ENABLED
units() {
  seen=' '
  while read -r word _ scope _ active enabled name; do
    [ "$word" = unit ] || continue
    case $seen in *" $scope/$name "*) continue ;; esac
    seen="$seen$scope/$name "
    "$1" "$name" "$scope" "$active" "$enabled"
  done <"$dir/journal"
}

# Whether the run has done one of these to a unit. usage: did NAME SCOPE VERBS
did() {
  while read -r word _ scope verb _ _ name; do
    [ "$word $scope $name" = "unit $2 $1" ] || continue
    case " $3 " in *" $verb "*) return 0 ;; esac
  done <"$dir/journal"
  return 1
}
runs='start stop restart reload reload-or-restart try-restart'

forget_failure() {
  [ "$how" = check ] || systemctl "$2" reset-failed -- "$1" 2>/dev/null || true
}

# What the run has started or enabled is stopped and disabled while its files are still there.
down() {
  case $3 in
  active | activating | reloading) ;;
  *)
    if [ "$2" != --global ] && did "$1" "$2" "$runs"; then
      try systemctl "$2" stop -- "$1"
      [ "$3" = failed ] || forget_failure "$1" "$2"
    fi
    ;;
  esac
  case $4 in
  enabled*) ;;
  *) ! did "$1" "$2" enable || try systemctl "$2" disable -- "$1" ;;
  esac
  case $4 in
  masked*) ;;
  *) ! did "$1" "$2" mask || try systemctl "$2" unmask -- "$1" ;;
  esac
}

# What the run has stopped, restarted or disabled comes back with its old files.
up() {
  case $4 in
  enabled*) ! did "$1" "$2" 'disable mask' || try systemctl "$2" enable -- "$1" ;;
  masked*) ! did "$1" "$2" unmask || try systemctl "$2" mask -- "$1" ;;
  esac
  [ "$2" != --global ] || return 0
  case $3 in
  active | activating | reloading)
    did "$1" "$2" "$runs" || return 0
    forget_failure "$1" "$2"
    case $how in
    boot) try systemctl "$2" --no-block start -- "$1" ;;
    *) try systemctl "$2" restart -- "$1" ;;
    esac
    ;;
  esac
  [ "$how" = check ] || printf 'unit %s %s\n' "$1" "$(systemctl "$2" is-active -- "$1" 2>/dev/null)"
}

[ -f "$dir/journal" ] || exit 0
units down
while read -r word step rest; do
  case $word in
  kept)
    path=${rest#* } kept=$dir/kept/$step.${rest%% *}
    [ -e "$kept" ] || [ -L "$kept" ] || continue
    same "$kept" "$path" && continue
    [ -z "$differences" ] || diff -u -- "$path" "$kept" 2>&1 | sed 's/^/| /'
    try put_back "$kept" "$path" && printf 'back %s\n' "$path"
    ;;
  attributes)
    path=${rest#* * * }
    mode=${rest%% *} rest=${rest#* }
    owner=${rest%% *} rest=${rest#* }
    try attributes "$mode" "$owner" "${rest%% *}" "$path" && printf 'back %s\n' "$path"
    ;;
  absent)
    [ -e "$rest" ] || [ -L "$rest" ] || continue
    if [ "$how" = check ] || take_away "$rest" 2>/dev/null; then
      printf 'gone %s\n' "$rest"
    else
      printf 'left directory %s, for it is not empty\n' "$rest"
    fi
    ;;
  none) printf 'left %s\n' "$rest" ;;
  esac
done <<JOURNAL
$(sed '1!G;h;$!d' "$dir/journal")
JOURNAL
if grep -q '^unit ' "$dir/journal" || grep -q '/systemd/' "$dir/journal"; then
  for scope in --system --user; do
    ! grep -Eq "^unit [^ ]+ $scope |/systemd/system" "$dir/journal" || try systemctl $scope daemon-reload
    [ "$(id -u)" -eq 0 ] || continue
    break
  done
fi
units up
if [ "$how" != check ]; then
  printf 'reverted %s%s' "$bad" "$newline" >>"$dir/journal"
  rm -f -- "$base/pending/$run"
  sync "$dir/journal" 2>/dev/null || sync
fi
exit "$bad"
