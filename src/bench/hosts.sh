#!/usr/bin/env bash
# Hosts to measure with: Debian containers with systemd as PID 1 and sshd, and the files through which
# Weir, Ansible and ssh find them.
#
#   src/bench/hosts.sh up N DIRECTORY      starts N, or as many as are missing
#   src/bench/hosts.sh fresh N DIRECTORY   the same with new hosts
#   src/bench/hosts.sh down DIRECTORY
#
# DIRECTORY gets key, known_hosts, inventory-N.ini, ssh_config, and ports (a line a host).
# WEIR_BENCH_NAME is what the containers' names begin with (weir-bench).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
name=${WEIR_BENCH_NAME:-weir-bench}
demo=$root/src/main/resources/weir/cli/demo
[ -d "$demo" ] || demo=$(dirname "$(find "$root/src/main" -name build-image.sh)")

down() {
  local old
  old=$(docker ps -aq --filter "label=weir.bench=$name")
  # shellcheck disable=SC2086 # one word a container
  [ -z "$old" ] || docker rm -f -v $old >/dev/null
}

start() { # NUMBER IMAGE
  docker run -d --name "$name-$1" --hostname "$name-$1" --label "weir.bench=$name" \
    --cgroupns=private --stop-signal SIGRTMIN+3 --tmpfs /run:rw --tmpfs /run/lock:rw \
    --tmpfs /tmp:rw,exec,mode=1777 --cap-add SYS_ADMIN --cap-add NET_ADMIN \
    --security-opt seccomp=unconfined --security-opt apparmor=unconfined \
    -e "AUTHORIZED_KEY=$(<"$directory/key.pub")" -p 127.0.0.1::22 "$2" >/dev/null
}

booted() { # NUMBER
  local tries
  for ((tries = 0; tries < 240; tries++)); do
    if docker exec "$name-$1" systemctl is-system-running --wait 2>/dev/null | grep -qE 'running|degraded' &&
      docker exec "$name-$1" systemctl is-active -q ssh; then return; fi
    sleep 0.5
  done
  echo "$name-$1 does not boot." >&2
  echo "More than some 20 hosts need this: sysctl -w fs.inotify.max_user_instances=2048" >&2
  return 1
}

# What does not change with the delay of the way: keys and the host's own part of the inventory.
describe() { # COUNT
  local i port
  : >"$directory/ports"
  : >"$directory/known_hosts"
  for ((i = 1; i <= $1; i++)); do
    port=$(docker port "$name-$i" 22 | sed -n 's/^127.0.0.1://p')
    echo "$port" >>"$directory/ports"
    docker exec "$name-$i" cat /etc/ssh/ssh_host_ed25519_key.pub |
      sed "s/^\([^ ]* [^ ]*\).*/[127.0.0.1]:$port \1/" >>"$directory/known_hosts"
  done
}

up() { # COUNT
  local image i
  image=$(sh "$demo/build-image.sh" bookworm)
  mkdir -p "$directory"
  [ -e "$directory/key" ] || ssh-keygen -q -t ed25519 -N '' -C bench -f "$directory/key"
  for ((i = 1; i <= $1; i++)); do
    docker inspect "$name-$i" >/dev/null 2>&1 || start "$i" "$image"
  done
  for ((i = 1; i <= $1; i++)); do
    booted "$i"
    # It may have been started for another directory's key.
    docker exec -i "$name-$i" sh -c 'cat >/home/ubuntu/.ssh/authorized_keys' <"$directory/key.pub"
  done
  describe "$1"
}

case $1 in
  up) directory=$3 && up "$2" ;;
  fresh) directory=$3 && down && up "$2" ;;
  down) down ;;
  *) exit 2 ;;
esac
