#!/bin/sh
# Makes what Weir starts from: a jar for the JVM's AOT cache, and that cache from training runs.
#
#   prepare.sh JAVA HOME FLAG...      FLAGs are those of every start
#
# The runs are over SSH where this machine has an sshd: one of the user's own, on loopback, with keys
# that live as long as the runs. They change nothing.
set -eu

java=$1 home=$2
shift 2
jar=$home/target/weir.jar
start=$home/target/start.jar
cache=$home/target/weir.aot
# Two may prepare at the same time.
new=$cache.$$
work=$(mktemp -d)
server=
end() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  rm -rf "$work" "$new" "$new.config" "$start.$$"
}
trap end EXIT
trap 'exit 1' HUP INT TERM

# Starts the server on a free port, and writes an inventory with it.
serve() {
  sshd=$(PATH=$PATH:/usr/sbin:/sbin command -v sshd) || return 1
  ssh-keygen -q -t ed25519 -N '' -f "$work/host" && ssh-keygen -q -t ed25519 -N '' -f "$work/user" || return 1
  for port in 2$(($$ % 9000 + 1000)) 3$(($$ % 9000 + 1000)) 4$(($$ % 9000 + 1000)); do
    printf '%s\n' "Port $port" 'ListenAddress 127.0.0.1' "HostKey $work/host" 'PidFile none' 'UsePAM no' \
      'StrictModes no' 'PermitRootLogin yes' "AuthorizedKeysFile $work/user.pub" >"$work/config"
    "$sshd" -D -e -f "$work/config" 2>"$work/log" &
    server=$!
    for _ in 1 2 3 4 5 6 7 8 9 10; do
      if ssh-keyscan -T 2 -p "$port" -t ed25519 127.0.0.1 >"$work/known_hosts" 2>/dev/null &&
        [ -s "$work/known_hosts" ]; then
        printf '%s\n' '[all]' "training ansible_host=127.0.0.1 ansible_port=$port" '[all:vars]' \
          "ansible_ssh_private_key_file=$work/user" \
          "ansible_ssh_common_args=-o StrictHostKeyChecking=yes -o UserKnownHostsFile=$work/known_hosts" \
          >"$work/inventory.ini"
        return 0
      fi
      kill -0 "$server" 2>/dev/null || break
      sleep 0.2
    done
    kill "$server" 2>/dev/null || true
    server=
  done
  return 1
}

"$java" -cp "$jar" weir.cli.start.StartJar "$jar" "$start.$$"
# The cache fits a jar of this size and time; so each that is made from the same jar will do.
touch -r "$jar" "$start.$$"
mv -f "$start.$$" "$start"
set -- "$@" -XX:AOTCacheOutput="$new" -Dweir.home="$home" -cp "$start" \
  weir.cli.Training "$home/playbooks/site.yml" "$home/src/main/sh/training.yml" \
  "$home/src/main/sh/looking.yml"
printf '%s\n' '[defaults]' 'host_key_checking = True' >"$work/ansible.cfg"
export XDG_STATE_HOME="$work" ANSIBLE_CONFIG="$work/ansible.cfg"
if serve; then set -- "$@" "$work/inventory.ini"; fi
# Profiles of the training run would have much compiled that a short run needs once.
"$java" -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining "$@" </dev/null
mv -f "$new" "$cache"
