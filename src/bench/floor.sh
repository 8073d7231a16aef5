#!/bin/sh
# What twelve questions cost at the least: asked by hand, in one script, of one host.
getent group bench
getent passwd bench
stat -c '%a %U %G' /opt/bench /var/log/bench /etc/systemd/journald.conf.d /srv/bench
sha1sum /opt/bench/app.py /opt/bench/settings.ini /etc/systemd/system/bench.service \
  /etc/logrotate.d/bench /etc/systemd/journald.conf.d/50-bench.conf
stat -c '%a %U %G' /opt/bench/app.py /opt/bench/settings.ini /etc/systemd/system/bench.service \
  /etc/logrotate.d/bench /etc/systemd/journald.conf.d/50-bench.conf
systemctl show -p ActiveState,SubState,UnitFileState,NeedDaemonReload bench.service
readlink /srv/bench
