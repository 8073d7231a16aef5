#!/bin/sh
# Functions to have a unit's text looked at by systemd before it is installed.

# Sets stage to a directory with the unit as it would be; of a drop-in, with the unit below it.
# stage NAME PATH TEXT
stage() {
  stage=$(mktemp -d /run/weir-XXXXXX 2>/dev/null || mktemp -d) || exit 1
  trap 'rm -rf "$stage"' EXIT
  staged=$stage/$1
  case $2 in
  *.d/*)
    below=$(systemctl show -p FragmentPath -- "$1")
    cp -- "${below#FragmentPath=}" "$staged" 2>/dev/null || return 1
    mkdir "$staged.d" || exit 1
    printf '%s' "$3" >"$staged.d/${2##*/}"
    ;;
  *) printf '%s' "$3" >"$staged" ;;
  esac
}

# verify NAME: prints what systemd says against the staged unit.
verify() {
  systemd-analyze verify --man=no --recursive-errors=no "$staged" >"$stage/said" 2>&1
  status=$?
  if grep -q "recursive-errors" "$stage/said"; then
    # Before systemd 250: warnings do not show in the status, and other units' are mixed in.
    systemd-analyze verify --man=no "$staged" 2>&1 | grep -F -e "$1" >"$stage/said"
    status=0
    [ ! -s "$stage/said" ] || status=1
  fi
  printf 'verified=%s\n' "$status"
  sed "s|$stage/||g; s/^/said=/" "$stage/said"
}

# score WORD...: prints how exposed systemd-analyze finds a unit, such as "9.2 UNSAFE".
score() {
  systemd-analyze security --no-pager "$@" 2>/dev/null | sed -n 's/.*xposure level for .*: \([0-9.]* [A-Z]*\).*/\1/p'
}

# exposure NAME: prints how exposed the unit is now, or would be without hardening, and then.
exposure() {
  now=$(score "$1")
  if [ -n "${staged:-}" ]; then
    printf 'exposure_then=%s\n' "$(score --offline=true "$staged")"
    if [ -z "$now" ]; then
      sed -i -e '/^# hardening: standard$/,/^\[/{' -e '/^\[/!d' -e '}' "$staged"
      now=$(score --offline=true "$staged")
    fi
  fi
  printf 'exposure=%s\n' "$now"
}
