#!/bin/sh
# Makes a user's missing home from a skeleton.
# usage: user-home.sh NAME HOME SKELETON
set -e
name=$1 home=$2 skeleton=$3
mask=$(sed -n 's/^[[:space:]]*UMASK[[:space:]]\{1,\}//p' /etc/login.defs 2>/dev/null | tail -n 1)
mode=$(sed -n 's/^[[:space:]]*HOME_MODE[[:space:]]\{1,\}//p' /etc/login.defs 2>/dev/null | tail -n 1)
[ -n "$mode" ] || mode=$(printf '%o' $((0777 & ~${mask:-0022})))
mkdir -p -- "$(dirname -- "$home")"
# Private until everything in it is the user's.
(umask 077 && mkdir -- "$home")
[ ! -d "$skeleton" ] || cp -R -- "$skeleton/." "$home/"
chown -R -- "$(id -u -- "$name"):$(id -g -- "$name")" "$home"
chmod "$mode" "$home"
