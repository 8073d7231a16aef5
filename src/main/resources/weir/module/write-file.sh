#!/bin/sh
# Puts a file in place, whole or not at all, and says what stands there then.
# usage: write-file.sh DEST FROM SHA1 MODE OWNER GROUP BEFORE BACKUP [VALIDATE-WORD...]
#   FROM    a file of this host, or "" for stdin
#   SHA1    what must have arrived, or "" for anything
#   MODE, OWNER, GROUP  "" for those of the file it replaces
#   BEFORE  the checksum DEST must still have, "absent", or "any"
#   BACKUP  "backup" to leave a copy of the old file beside it
LC_ALL=C
export LC_ALL
dest=$1 from=$2 sha1=$3 mode=$4 owner=$5 group=$6 before=$7 backup=$8
shift 8
case $dest in
*/*) dir=${dest%/*}/ ;;
*) dir=./ ;;
esac
name=${dest##*/}
[ "${#name}" -le 200 ] || name=weir
mask=$(umask)
umask 077
tmp=

fail() {
  echo "$1" >&2
  exit 1
}

# Fails for want of room, perhaps: adds how much there is without what was written here.
full() {
  [ -z "$tmp" ] || rm -f -- "$tmp"
  inodes=$(df -Pi -- "$dir" 2>/dev/null | awk 'NR == 2 && $2 > 0 && $4 == 0 { print ", no inodes free" }')
  fail "$1$(df -Pk -- "$dir" 2>/dev/null | awk -v inodes="$inodes" 'NR == 2 {
    at = $6
    for (i = 7; i <= NF; i++) at = at " " $i
    printf " (file system %s at %s: %.0f bytes free%s)", $1, at, $4 * 1024, inodes }')"
}

# unknown MESSAGE: what chown said, in the words of Ansible.
unknown() {
  case $1 in
  *"invalid user"* | *"unknown user"*) echo "failed to look up user $owner" ;;
  *"invalid group"* | *"unknown group"*) echo "failed to look up group $group" ;;
  *) echo "$1" ;;
  esac
}

# Sets start to when a process began, in ticks since the boot.
started() {
  start=
  { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
  # shellcheck disable=SC2086 # fields
  set -- ${line##*) }
  start=${20}
}

sum() {
  sum=$(sha1sum <"$1") && sum=${sum%% *}
}

[ -d "$dir" ] || fail "Destination directory ${dir%/} does not exist"
[ ! -d "$dest" ] || fail "$dest is a directory"
trap '[ -z "$tmp" ] || rm -f -- "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
# Only a run that was killed leaves these; one whose shell lives may be another name of this host.
started $$
mine=$$-$start
for old in "$dir.$name."*.weir-tmp; do
  [ -f "$old" ] || continue
  key=${old%.??????.weir-tmp}
  key=${key##*.}
  if [ "$key" != "$mine" ] && started "${key%-*}" && [ "$start" = "${key#*-}" ]; then continue; fi
  rm -f -- "$old"
done
# Not every mktemp takes a suffix.
tmp=$(mktemp "$dir.$name.$mine.XXXXXX.weir-tmp" 2>/dev/null) || {
  bare=$(mktemp "$dir.$name.$mine.XXXXXX" 2>&1) || full "$bare"
  tmp=$bare.weir-tmp
  mv -- "$bare" "$tmp" || exit
}
said=$(if [ -n "$from" ]; then cat -- "$from"; else cat; fi 2>&1 >"$tmp") || full "$said"
sum "$tmp" || exit
[ -z "$sha1" ] || [ "$sum" = "$sha1" ] || fail "the content for $dest did not arrive whole"
new=$sum

if [ -f "$dest" ] && [ ! -L "$dest" ]; then
  # One who may write here but not give files away leaves them to himself.
  kept=$(stat -c '%u:%g %a' -- "$dest") || exit
  chown "${kept% *}" "$tmp" 2>/dev/null
  mode=${mode:-${kept#* }}
elif [ -g "$dir" ]; then
  # What is new belongs to whoever makes it, whatever its directory would have.
  chgrp "$(id -g)" "$tmp" || exit
fi
if [ -n "$owner$group" ]; then
  said=$(chown "$owner${group:+:$group}" "$tmp" 2>&1) || fail "chown failed: $(unknown "$said")"
fi
chmod "${mode:-$(printf %o $((0666 & ~mask)))}" "$tmp" || exit

if [ "$#" -gt 0 ]; then
  for word do
    case $word in
    *%s*) word=${word%%%s*}$tmp${word#*%s} ;;
    esac
    set -- "$@" "$word"
    shift
  done
  said=$("$@" 2>&1 </dev/null) || fail "failed to validate${said:+: $said}"
fi
said=$(sync "$tmp" 2>&1 || sync 2>&1) || full "$said"

now=absent
if [ "$before" = any ]; then
  now=any
elif [ -e "$dest" ] || [ -L "$dest" ]; then
  sum "$dest" && now=$sum
fi
[ "$now" = "$before" ] || [ "$now" = "$new" ] || fail "$dest has changed since it was observed"
if [ -n "$backup" ] && [ -f "$dest" ]; then
  copy=$dest.$$.$(date +%Y-%m-%d@%H:%M:%S~)
  said=$(cp -p -- "$dest" "$copy" 2>&1) || { rm -f -- "$copy"; full "$said"; }
  printf 'backup_file=%s\n' "$copy"
fi
# Not every mv has -T.
mv -fT -- "$tmp" "$dest" 2>/dev/null || mv -f -- "$tmp" "$dest" || exit
tmp=
sync "$dir" 2>/dev/null || sync
[ ! -e /sys/fs/selinux/enforce ] || restorecon -- "$dest" 2>/dev/null
printf 'sha1=%s\n' "$new"
printf 'stat=%s\n' "$(stat -c '%f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- "$dest")"
