#!/bin/sh
# Says what systemd would do if a service ended. Changes nothing.
# usage: drill-look.sh UNIT
LC_ALL=C SYSTEMD_COLORS=0
export LC_ALL SYSTEMD_COLORS
systemctl show -p Id,LoadState,ActiveState,UnitFileState,Restart,RestartUSec,NRestarts -p MainPID,InvocationID -- "$1"
