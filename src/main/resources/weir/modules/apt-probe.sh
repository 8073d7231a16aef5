#!/bin/sh
# Says which packages are there and which could be. Changes nothing.
# usage: apt-probe.sh WANT VALID TRY DEB RELEASE NAME...
#   WANT   present, latest, absent or build-dep: what the names are asked for; or ""
#   VALID  the package lists count as fresh when they are younger than this many seconds
#   TRY    a verb of apt-get to try out, such as dist-upgrade, or ""
#   DEB    a package file, or ""
#   RELEASE  the release to prefer, or ""
LC_ALL=C
export LC_ALL
want=$1 valid=$2 try=$3 deb=$4 release=$5
shift 5
command -v apt-get >/dev/null 2>&1 || exit 0
echo 'manager apt'

stamp=/var/lib/apt/periodic/update-success-stamp
[ -e "$stamp" ] || stamp=/var/lib/apt/lists
if [ -e "$stamp" ]; then
  time=$(stat -c %Y "$stamp")
  echo "cache $time"
  if [ "$valid" -gt 0 ] && [ $(($(date +%s) - time)) -le "$valid" ]; then echo fresh; fi
fi
# shellcheck disable=SC2086 # a verb and perhaps an option
[ -z "$try" ] || apt-get -s $try 2>&1 | sed -n 's/^\(Inst\|Remv\|Purg\|Del\|E:\) /try &/p'
if [ -n "$deb" ]; then
  dpkg-deb -f "$deb" Package Version Architecture 2>&1 | sed 's/^/deb /'
  set -- "$(dpkg-deb -f "$deb" Package 2>/dev/null)"
  installed=$(dpkg-query -W -f '${Version}' -- "$1" 2>/dev/null)
  new=$(dpkg-deb -f "$deb" Version 2>/dev/null)
  if [ -n "$installed" ] && dpkg --compare-versions "$installed" gt "$new"; then echo deb-is-older; fi
fi
[ $# -gt 0 ] || exit 0

# The names without version and release.
specs=$*
for spec; do
  shift
  name=${spec%%[=<>/]*}
  set -- "$@" "$name"
  case $spec in
    *'>='*)
      have=$(dpkg-query -W -f '${Version}' -- "$name" 2>/dev/null)
      if [ -n "$have" ] && dpkg --compare-versions "$have" ge "${spec##*>=}"; then echo "meets $spec"; fi
      ;;
  esac
done
found=$(dpkg-query -W -f 'is ${Package} ${Architecture} ${db:Status-Want} ${db:Status-Status} ${Version}\n' -- "$@" 2>/dev/null)
[ -z "$found" ] || printf '%s\n' "$found"
case $want in present | latest) ;; *) exit 0 ;; esac

missing='' newline='
'
for name; do
  case $newline$found in
    *"${newline}is ${name%%:*} "*' installed '*) ;;
    *) missing=yes ;;
  esac
done
if [ -n "$missing" ]; then
  # Another package may provide what is missing.
  dpkg-query -W -f '${db:Status-Status} ${Provides}\n' | sed -n 's/^installed \(.\)/provides \1/p'
fi
case $want$missing$specs in
  latest* | *yes* | *[*=\>\<]*)
    apt-cache ${release:+-o "APT::Default-Release=$release"} policy -- "$@" 2>/dev/null | sed 's/^/policy /'
    ;;
esac
exit 0
