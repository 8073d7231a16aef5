#!/bin/sh
# Put before scripts that look at accounts.

# Prints the entries of a database for these keys, where getent is missing those of /etc.
entries() {
  base=$1
  shift
  if command -v getent >/dev/null 2>&1; then
    getent "$base" "$@"
  else
    for key; do
      while IFS= read -r line; do
        case $line in "$key":* | *:*:"$key":*) printf '%s\n' "$line" ;; esac
      done <"/etc/$base"
    done
  fi
}
