#!/bin/sh
# Makes sure that a Docker engine answers on this machine, and that an SSH client is here.
# A running engine is used as it is. As root on a Debian-like system what is missing is installed and
# started; anywhere else the script says what to do and ends with 1.
# Usage: engine.sh
set -eu

say() { printf '%s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }
answers() { docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }
may_install() { [ "$(id -u)" -eq 0 ] && have apt-get; }

give_up() {
  say "No Docker engine answers, and Weir needs one to start its demo and test hosts."
  for line in "$@"; do say "  $line"; done
  exit 1
}

state=${XDG_STATE_HOME:-${HOME:-/root}/.local/state}/weir
mkdir -p "$state"
if [ "$(id -u)" -eq 0 ] && [ -d /var/log ]; then log=/var/log/weir-dockerd.log; else log=$state/dockerd.log; fi

# Two of us at once would install and start everything twice. -o keeps the lock from dockerd.
if [ -z "${WEIR_ENGINE_LOCKED:-}" ] && flock -o "$state/engine.lock" true 2>/dev/null; then
  WEIR_ENGINE_LOCKED=1 exec flock -o "$state/engine.lock" sh "$0" "$@"
fi

install_packages() {
  say "Installing $* (apt-get) ..."
  export DEBIAN_FRONTEND=noninteractive
  if ! apt-get -q -o Acquire::Retries=3 update >"$state/apt.log" 2>&1 ||
    ! apt-get -q -y -o Acquire::Retries=3 install --no-install-recommends "$@" >>"$state/apt.log" 2>&1; then
    tail -n 5 "$state/apt.log" >&2
    give_up "apt-get could not install $*; its whole output is in $state/apt.log"
  fi
}

if ! have ssh || ! have ssh-keygen; then
  may_install || give_up "Also, there is no OpenSSH client: install the package that has ssh and ssh-keygen."
  install_packages openssh-client
fi

if have docker && answers; then exit 0; fi

if [ -n "${DOCKER_HOST:-}" ]; then
  give_up "DOCKER_HOST is set to $DOCKER_HOST, where nothing answers." "Start that engine, or unset DOCKER_HOST."
fi
if [ "$(uname -s)" != Linux ]; then
  give_up "Install and start Docker Desktop, Colima or OrbStack, until \`docker version\` shows a server."
fi
if [ "$(id -u)" -ne 0 ]; then
  give_up "Is one running? Then let this user reach it:  sudo usermod -aG docker \"\$USER\"  and log in again." \
    "Is none installed? On Debian or Ubuntu:  sudo apt-get install docker.io"
fi

if ! have dockerd || ! have docker; then
  may_install || give_up "Install Docker with this system's package manager and start it."
  client=
  # Since Debian 13 the client is a package of its own.
  if apt-cache show docker-cli >/dev/null 2>&1; then client=docker-cli; fi
  # shellcheck disable=SC2086 # an empty name must vanish
  install_packages docker.io $client iptables mmdebstrap
fi

# Waits up to $1 seconds for the engine; gives up at once when process $2 has ended.
wait_for_engine() {
  left=$(($1 * 5))
  until answers; do
    left=$((left - 1))
    if [ "$left" -le 0 ] || { [ -n "${2:-}" ] && ! kill -0 "$2" 2>/dev/null; }; then return 1; fi
    if [ $((left % 25)) -eq 0 ]; then say "  still waiting for the Docker engine"; fi
    sleep 0.2
  done
}

if [ -d /run/systemd/system ] && have systemctl; then
  say "Starting docker.service ..."
  systemctl start docker >&2 || true
  wait_for_engine 60 || give_up "Look at:  journalctl -u docker"
  exit 0
fi

if ! grep -q ' /sys/fs/cgroup' /proc/mounts; then
  mount -t cgroup2 cgroup2 /sys/fs/cgroup || say "  /sys/fs/cgroup could not be mounted"
fi
# The second try is for kernels without netfilter: loopback ports are then forwarded by docker-proxy.
for options in "" "--iptables=false --ip6tables=false"; do
  say "Starting dockerd $options(its log: $log) ..."
  # shellcheck disable=SC2086 # two options, or none
  setsid nohup dockerd $options >>"$log" 2>&1 </dev/null &
  if wait_for_engine 60 $!; then exit 0; fi
  kill $! 2>/dev/null || true
done
tail -n 5 "$log" >&2
give_up "dockerd did not start; its whole log is $log"
