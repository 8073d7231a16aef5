#!/bin/sh
# Builds the image of a Debian host with systemd as PID 1, once for each recipe, and prints its name.
# Progress goes to stderr. The base comes from this machine's own apt mirrors through mmdebstrap where
# that can run, otherwise from the image debian:SUITE.
# Usage: build-image.sh [SUITE]     (bullseye, bookworm or trixie; bookworm if left out)
set -eu

suite=${1:-bookworm}
here=$(cd "$(dirname "$0")" && pwd)
packages="systemd systemd-sysv dbus libpam-systemd openssh-server sudo python3 python3-apt python3-flask python3-waitress
  ca-certificates iproute2 procps curl logrotate less"

say() { printf '%s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }
built() { docker image inspect "$1" >/dev/null 2>&1; }

recipe=$(cat "$here/build-image.sh" "$here/target-setup.sh" | cksum | cut -d ' ' -f 1)
image=weir-target:$suite-$recipe
if built "$image"; then
  printf '%s\n' "$image"
  exit 0
fi
if [ -z "${WEIR_IMAGE_LOCKED:-}" ] && have flock; then
  WEIR_IMAGE_LOCKED=1 exec flock "${TMPDIR:-/tmp}/weir-image-$(id -u).lock" sh "$0" "$@"
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/weir-image.XXXXXX")
container=
clean() {
  if [ -n "$container" ]; then docker rm -f "$container" >/dev/null 2>&1 || true; fi
  rm -rf "$work"
}
trap clean EXIT
trap 'exit 1' HUP INT TERM

begin=$(date +%s)
elapsed() { echo $(($(date +%s) - begin)); }

# Runs "$@" with its output in a log, and shows its newest line every few seconds.
watched() {
  rm -f "$work/status"
  { "$@" && echo 0 >"$work/status" || echo 1 >"$work/status"; } 2>&1 | {
    shown=$(date +%s)
    while IFS= read -r line; do
      printf '%s\n' "$line" >>"$work/log"
      now=$(date +%s)
      if [ $((now - shown)) -ge 3 ]; then
        shown=$now
        say "  $((now - begin)) s: $(printf '%.70s' "$line")"
      fi
    done
  }
  read -r status <"$work/status"
  return "$status"
}

# The apt sources of SUITE, taken from this machine's own Debian entries in both of apt's formats.
sources() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /dev/null 2>/dev/null |
    sed -n 's/^deb  *\(\[[^]]*\]  *\)\{0,1\}\([^ ]*\)  *\([^ ]*\) .*/\2 \3/p' >"$work/entries"
  for file in /etc/apt/sources.list.d/*.sources; do
    [ -f "$file" ] || continue
    awk -v RS= '{
      uri = ""; suites = ""; off = 0
      n = split($0, lines, "\n")
      for (i = 1; i <= n; i++) {
        if (lines[i] ~ /^URIs:/) { split(lines[i], f, " "); uri = f[2] }
        if (lines[i] ~ /^Suites:/) { suites = lines[i]; sub(/^Suites: */, "", suites) }
        if (lines[i] ~ /^Enabled: *no/) off = 1
      }
      k = split(suites, s, " ")
      if (uri != "" && !off) for (i = 1; i <= k; i++) print uri, s[i]
    }' "$file" >>"$work/entries"
  done
  awk -v suite="$suite" '
    $2 ~ /^(bullseye|bookworm|trixie|stable|oldstable)(-updates|-security)?$/ {
      at = index($2, "-"); tail = at ? substr($2, at) : ""
      line = "deb " $1 " " suite tail " main"
      if (!seen[line]++) print line
    }' "$work/entries"
}

debootstrap() {
  sources >"$work/apt.list"
  # Proxies and the like belong to the machine too.
  apt-config dump 2>/dev/null | grep -E '^Acquire::(https?::|Retries|Check-)' >"$work/apt.conf" || true
  set -- --variant=minbase --format=tar --include="$(echo "$packages" | tr -s ' \n' ',')" \
    --aptopt='Apt::Install-Recommends "false"' --aptopt="$work/apt.conf" \
    --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --verbose "$suite" "$work/root.tar"
  if [ -s "$work/apt.list" ]; then set -- "$@" "$work/apt.list"; fi
  mmdebstrap "$@" </dev/null
}

from_mirror() {
  [ "$(uname -s)" = Linux ] && [ "$(id -u)" -eq 0 ] || return 1
  if ! have mmdebstrap; then
    have apt-get || return 1
    say "Installing mmdebstrap ..."
    watched apt-get -q update && watched apt-get -q -y install --no-install-recommends mmdebstrap || return 1
  fi
  say "Building Debian $suite with mmdebstrap (a minute or two, once) ..."
  watched debootstrap || return 1
  say "  $(elapsed) s: importing"
  docker import "$work/root.tar" "$base" >/dev/null
}

from_registry() {
  say "Pulling debian:$suite and installing the packages of a server (a minute or two, once) ..."
  watched docker pull "debian:$suite" || return 1
  container=weir-image-$$
  # shellcheck disable=SC2016,SC2086 # $@ belongs to the inner shell; the packages are words
  watched docker run --name "$container" -e DEBIAN_FRONTEND=noninteractive "debian:$suite" sh -c \
    'apt-get -q update && apt-get -q -y install --no-install-recommends "$@"' sh $packages || return 1
  docker commit "$container" "$base" >/dev/null
  docker rm -f "$container" >/dev/null
}

fail() {
  say "The image of a Debian host could not be built. The last lines of the attempt:"
  tail -n 15 "$work/log" >&2 || true
  say "It needs either root, mmdebstrap and a Debian mirror, or an engine that can pull debian:$suite."
  exit 1
}

base=weir-base:$suite-$(cksum <"$here/build-image.sh" | cut -d ' ' -f 1)
built "$base" || from_mirror || from_registry || fail

say "  $(elapsed) s: setting the host up"
container=weir-image-$$
watched docker run -i --name "$container" "$base" sh /dev/stdin <"$here/target-setup.sh" || fail
docker commit --change 'ENV container=docker' \
  --change 'ENTRYPOINT ["/usr/local/sbin/container-init"]' --change 'CMD []' --change 'EXPOSE 22' \
  "$container" "$image" >/dev/null
docker rm -f "$container" >/dev/null
container=
say "  $(elapsed) s: $image is ready"
printf '%s\n' "$image"
