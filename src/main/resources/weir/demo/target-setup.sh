#!/bin/sh
# Runs inside the base image: turns a Debian with packages into a small server as a cloud hands it out.
# Users: ubuntu (uid 1000, sudo without a password) and deploy (sudo asks; the password is "deploy").
set -eu

useradd -m -u 1000 -s /bin/bash ubuntu
useradd -m -u 1001 -s /bin/bash deploy
echo deploy:deploy | chpasswd
echo 'ubuntu ALL=(ALL) NOPASSWD:ALL' >/etc/sudoers.d/90-ubuntu
echo 'deploy ALL=(ALL) ALL' >/etc/sudoers.d/91-deploy
chmod 0440 /etc/sudoers.d/9?-*

# Each container makes its own identity at its first boot.
rm -f /etc/ssh/ssh_host_* /var/lib/dbus/machine-id
: >/etc/machine-id
cat >/etc/systemd/system/ssh-host-keys.service <<'UNIT'
[Unit]
Description=SSH host keys, made at the first boot
Before=ssh.service
ConditionPathExists=!/etc/ssh/ssh_host_ed25519_key

[Service]
Type=oneshot
ExecStart=/usr/bin/ssh-keygen -A

[Install]
WantedBy=multi-user.target
UNIT
systemctl enable ssh-host-keys.service ssh.service
# A reverse lookup of the peer would only wait for a resolver that does not know it.
echo 'UseDNS no' >/etc/ssh/sshd_config.d/50-container.conf

# What has no business in a container, or only slows its boot.
systemctl mask getty.target console-getty.service getty-static.service systemd-logind-varlink.socket \
  dev-hugepages.mount sys-fs-fuse-connections.mount systemd-remount-fs.service systemd-udevd.service \
  systemd-udev-trigger.service systemd-firstboot.service systemd-resolved.service \
  systemd-networkd-wait-online.service systemd-modules-load.service modprobe@.service \
  apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer \
  dpkg-db-backup.timer 2>/dev/null
systemctl set-default multi-user.target
mkdir -p /var/log/journal

cat >/usr/local/sbin/container-init <<'INIT'
#!/bin/sh
# What a machine's firmware and boot loader do for it, then systemd as PID 1.
set -eu
# cgroup trees come read-only into a container that is not privileged; systemd must own its subtree.
for tree in /sys/fs/cgroup /sys/fs/cgroup/*/; do
  if [ -e "$tree/cgroup.procs" ]; then mount -o remount,bind,rw "$tree" || true; fi
done
# An engine on cgroup v1 makes no v2 group for its containers, and all would share the root's.
own_group=
if [ ! -e /sys/fs/cgroup/cgroup.controllers ] && mkdir /run/cgroup2 &&
  mount -t cgroup2 cgroup2 /run/cgroup2; then
  group=/run/cgroup2/container-$(cat /proc/sys/kernel/random/uuid)
  mkdir "$group" && echo $$ >"$group/cgroup.procs" && own_group="unshare --cgroup"
  umount /run/cgroup2
fi
# Each start is a new boot: the kernel's boot_id alone would not say so.
if cat /proc/sys/kernel/random/uuid >/run/boot_id; then
  mount --bind -o ro /run/boot_id /proc/sys/kernel/random/boot_id || rm -f /run/boot_id
fi
# AUTHORIZED_KEY is the public key that may log in.
for user in root ubuntu deploy; do
  [ -n "${AUTHORIZED_KEY:-}" ] || break
  home=$(getent passwd "$user" | cut -d : -f 6)
  [ -e "$home/.ssh/authorized_keys" ] && continue
  install -d -m 0700 -o "$user" -g "$user" "$home/.ssh"
  echo "$AUTHORIZED_KEY" >"$home/.ssh/authorized_keys"
  chown "$user:$user" "$home/.ssh/authorized_keys"
  chmod 0600 "$home/.ssh/authorized_keys"
done
unset AUTHORIZED_KEY
# shellcheck disable=SC2086 # two words, or none
exec $own_group /sbin/init "$@"
INIT
chmod 0755 /usr/local/sbin/container-init
