#!/usr/bin/env bash
# Times a first apply and a re-apply of src/bench/play.yml, in turn: Weir; ansible-playbook as it
# comes, with a fork a host (ANSIBLE_PIPELINING=True for its faster way); and the floor, one ssh a host
# at once that pipes floor.sh into sudo sh.
#
#   src/bench/compare.sh [HOSTS] [ROUNDS]      prints seconds a run, medians and ratios
#
# Needs ansible-playbook. Uses the hosts of `weir demo` and removes them when done.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
hosts=${1:-1} rounds=${2:-5}
demo=${XDG_STATE_HOME:-$HOME/.local/state}/weir/demo
inventory=$demo/inventory.yml
export ANSIBLE_PIPELINING=${ANSIBLE_PIPELINING:-False} ANSIBLE_NOCOLOR=1 ANSIBLE_PYTHON_INTERPRETER=/usr/bin/python3

fresh() {
  ./weir demo --down >/dev/null 2>&1
  ./weir demo --up --hosts "$hosts" >/dev/null 2>&1
}
weir() { ./weir run src/bench/play.yml -i "$inventory" >/tmp/bench-weir.log; }
ansible() { ansible-playbook src/bench/play.yml -i "$inventory" -f "$hosts" >/tmp/bench-ansible.log; }
floor() {
  local i
  for ((i = 1; i <= hosts; i++)); do
    ssh -F "$demo/ssh_config" "weir-demo-$i" sudo sh <src/bench/floor.sh >/dev/null 2>&1 &
  done
  wait
}
seconds() {
  local start=$EPOCHREALTIME
  "$1"
  echo "$start $EPOCHREALTIME" | awk '{ printf "%.2f\n", $2 - $1 }'
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / b }'; }

# The OpenSSH master of an earlier run would spare Ansible its handshake.
quit_masters() { pkill -f 'ssh: .*/.ansible/cp/.*\[mux\]' || true; }

echo "hosts: $hosts, rounds: $rounds"
fresh
first_weir=$(seconds weir)
grep -c 'changed=12 ' /tmp/bench-weir.log | sed 's/^/hosts with changed=12 by weir: /'
fresh
quit_masters
first_ansible=$(seconds ansible)
grep -c 'changed=12 ' /tmp/bench-ansible.log | sed 's/^/hosts with changed=12 by ansible: /'
echo "first apply: weir $first_weir s, ansible $first_ansible s, ratio $(ratio "$first_ansible" "$first_weir")"

again_weir='' again_ansible='' again_floor=''
for ((round = 1; round <= rounds; round++)); do
  again_weir+="$(seconds weir)"$'\n'
  quit_masters
  again_ansible+="$(seconds ansible)"$'\n'
  again_floor+="$(seconds floor)"$'\n'
done
w=$(printf %s "$again_weir" | median) a=$(printf %s "$again_ansible" | median) f=$(printf %s "$again_floor" | median)
grep -c 'changed=0 ' /tmp/bench-weir.log | sed 's/^/hosts with changed=0 by weir: /'
echo "re-apply, medians: weir $w s, ansible $a s, floor $f s"
echo "re-apply: ansible/weir $(ratio "$a" "$w"), weir/floor $(ratio "$w" "$f")"
./weir demo --down >/dev/null 2>&1
