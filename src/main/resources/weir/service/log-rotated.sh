#!/bin/sh
# Functions to read what is left in the files that a log file once was. Comes behind log-file.sh.
# shellcheck disable=SC2154

# unpacked FILE: prints what a rotated file held.
unpacked() {
  case $1 in
  *.gz) gzip -dc -- "$1" ;;
  *.xz) xz -dc -- "$1" ;;
  *.bz2) bzip2 -dc -- "$1" ;;
  *.zst) zstd -dcq -- "$1" ;;
  *) cat -- "$1" ;;
  esac 2>/dev/null
}

# packed FILE: whether it is compressed, which does not count while it still stands beside its source.
packed() { case $1 in *.gz | *.xz | *.bz2 | *.zst) ;; *) return 1 ;; esac }

# rotated PATH ORDER: prints the files that PATH may once have been, by time.
rotated() { ls "-${2}d" -- "$1".* "$1"-* 2>/dev/null; }

# self PATH: sets self to the file that PATH was at the last look, or "".
self() {
  self=''
  while read -r old; do
    if [ ! -f "$old" ] || { packed "$old" && [ -e "${old%.*}" ]; }; then continue; fi
    same=no
    [ "$(inode_of "$old")" != "$inode" ] || same=yes
    [ "$offset$same" != 0no ] || continue
    packed "$old" || [ "$(size_of "$old")" -ge "$offset" ] || continue
    [ "$(unpacked "$old" | head_of - "$offset")" = "$begin" ] || continue
    # Many logs begin alike; then it is the newest, but for the one with the same inode.
    [ -n "$self" ] && [ "$same" = no ] || self=$old
    [ "$same" = no ] || break
  done <<END
$(rotated "$1" t)
END
}

# older PATH: shows what is left in the file that PATH once was, and all of the newer ones. Fails
# when that is not all: it did not fit, or nothing is in the new file yet, so that the service still
# writes to the old one.
older() {
  self "$1"
  if [ -z "$self" ]; then
    [ "$offset" = 0 ] || echo "lost=$1"
    return 0
  fi
  from='' newest=$(rotated "$1" t | head -n 1)
  while read -r old; do
    if [ "$old" = "$self" ]; then from=$offset; elif [ -n "$from" ]; then from=0; else continue; fi
    if [ ! -f "$old" ] || { packed "$old" && [ -e "${old%.*}" ]; }; then continue; fi
    whole=whole plain=$old
    [ "$old" != "$newest" ] || [ -s "$1" ] || packed "$old" || whole=''
    if packed "$old"; then
      plain=$(mktemp) || return 0
      unpacked "$old" >"$plain"
    fi
    show "$plain" "$from" "$whole"
    printf 'written=%s\nstate=%s:%s:%s:%s\n' "$(stat -c %Y -- "$old" 2>/dev/null)" \
      "$(inode_of "$old")" "$next" "$(head_of "$plain" "$next")" "$rest"
    [ "$plain" = "$old" ] || rm -f -- "$plain"
    [ "$whole$rest" = whole ] || return 1
  done <<END
$(rotated "$1" tr)
END
}
