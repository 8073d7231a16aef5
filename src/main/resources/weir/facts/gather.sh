#!/bin/sh
# Prints what this host is, as parts: a line of one record separator (octal 036) and the part's
# name, then raw text. weir.facts.FactsParser reads it. Reads only, works as any user.
# $1: the directory of local facts.
local_facts=${1:-/etc/ansible/facts.d}
part() { printf '\n\036%s\n' "$1"; }
have() { command -v "$1" >/dev/null 2>&1; }

part env
cat /proc/self/environ 2>/dev/null || env
PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin

# One grep reads every small file and names each line's file; absent ones are silent.
part files
[ -e /etc/os-release ] && release=/etc/os-release || release=/usr/lib/os-release
net=/sys/class/net
LC_ALL=C grep -asH '' "$release" \
  /etc/debian_version /etc/alpine-release /etc/centos-release /etc/lsb-release /etc/resolv.conf \
  /var/lib/dbus/machine-id /etc/machine-id /etc/selinux/config /etc/ssh/ssh_host_*_key.pub \
  /sys/fs/selinux/enforce /sys/fs/selinux/policyvers /run/systemd/container \
  /proc/1/comm /proc/1/cgroup /proc/1/environ /proc/self/status /proc/self/mounts \
  /proc/self/mountinfo /proc/cmdline /proc/loadavg /proc/meminfo /proc/uptime \
  /proc/xen/capabilities /proc/sys/crypto/fips_enabled \
  /proc/sys/kernel/ostype /proc/sys/kernel/osrelease /proc/sys/kernel/version \
  /sys/devices/virtual/dmi/id/[bcps]* /sys/hypervisor/type /sys/block/dm-*/dm/name \
  $net/*/address $net/*/mtu $net/*/operstate $net/*/type $net/*/flags $net/*/speed \
  $net/*/bridge/bridge_id $net/*/bridge/stp_state $net/*/bonding/slaves $net/*/bonding/mode \
  $net/*/bonding/miimon $net/*/bonding/lacp_rate $net/*/bonding/primary
cpu='processor|Processor|vendor_id|Vendor|model name|cpu|cpu cores|physical id|core id|siblings'
LC_ALL=C grep -sHE "^($cpu|# processors|machine)[[:space:]]*:|^(kvm|vboxdrv|virtio) " \
  /proc/cpuinfo /proc/modules

part present
for path in /usr/bin/rpm-ostree /usr/bin/yum /usr/bin/dnf /usr/bin/apt-get /usr/bin/zypper \
  /usr/sbin/urpmi /usr/bin/pacman /bin/opkg /sbin/apk /usr/bin/emerge /usr/bin/xbps-install \
  /usr/bin/swupd /run/ostree-booted /etc/arch-release /etc/gentoo-release \
  /run/systemd/system /etc/init /etc/init.d /sbin/openrc \
  /.dockerenv /.dockerinit /dev/kvm /proc/xen /proc/vz /proc/lve /proc/bc /sys/kernel/security/apparmor \
  "$net"/*/bridge "$net"/*/bonding "$net"/*/brif/*; do
  [ -e "$path" ] && printf '%s\n' "$path"
done
for name in systemctl initctl lsb_release ip capsh; do
  have "$name" && printf 'command:%s\n' "$name"
done

part uname
uname -n -m

# The name behind the host's own address, as a reverse look-up gives it.
part names
if have getent; then
  read -r name </proc/sys/kernel/hostname
  # shellcheck disable=SC2046 # the first word is the address
  set -- $(getent ahosts "$name" 2>/dev/null)
  [ $# -gt 0 ] && getent hosts "$1"
else
  hostname -f 2>/dev/null
fi

part account
name=${LOGNAME:-${USER:-${LNAME:-${USERNAME:-}}}}
if have getent; then
  getent passwd "${name:-$(id -u)}" || getent passwd "$(id -u)"
else
  grep "^${name:-$(id -un)}:" /etc/passwd
fi

part devices
(for path in "$net"/*/device; do cd -P "$path" 2>/dev/null && printf '%s %s\n' "$path" "$PWD"; done)
if have ip; then
  part addresses
  ip addr show 2>/dev/null
  part route4
  ip -4 route get 8.8.8.8 2>/dev/null
  part route6
  ip -6 route get 2404:6800:400a:800::1012 2>/dev/null
fi

part sizes
set --
while read -r device directory kind _; do
  case $device in /* | *:/*) ;; *) continue ;; esac
  [ "$kind" != none ] || continue
  case $directory in *\\0*) directory=$(printf '%b' "$directory") ;; esac
  set -- "$@" "$directory"
done </proc/self/mounts
have timeout && limit='timeout 10' || limit=
[ $# -gt 0 ] && $limit stat -f -c '%s %S %b %a %c %d %n' "$@" 2>/dev/null
if [ -d /dev/disk/by-uuid ]; then
  part uuids
  ls -l /dev/disk/by-uuid
fi

part roots
stat -c '%d:%i' / /proc/1/root/. 2>/dev/null

part date
LC_ALL=C date '+%Y-%m-%dT%H:%M:%S %N %z %Z %s'
part timezone
tail -n 1 /etc/localtime 2>/dev/null

part python
if have /usr/bin/python3; then
  echo /usr/bin/python3
  /usr/bin/python3 -V
else
  command -v python3 && python3 -V
fi

if have capsh; then
  part capabilities
  capsh --print 2>/dev/null
fi

for fact in "$local_facts"/*.fact; do
  [ -f "$fact" ] || continue
  if [ -x "$fact" ]; then
    part "run $fact"
    "$fact" </dev/null 2>/dev/null
    part "status $? $fact"
  else
    part "read $fact"
    cat "$fact"
  fi
done
part end
