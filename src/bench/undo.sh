#!/bin/sh
# Run as root on a host: takes back what the plays of the benchmark did.
systemctl disable --now bench.service >/dev/null 2>&1
rm -rf /etc/systemd/system/bench.service /opt/bench /var/log/bench /etc/logrotate.d/bench \
  /etc/systemd/journald.conf.d /srv/bench /opt/bench-large
systemctl daemon-reload
systemctl reset-failed
userdel bench 2>/dev/null
groupdel bench 2>/dev/null
exit 0
