#!/bin/sh
# Prints a database, or the entry of one key, and ends as getent does.
# usage: getent.sh DATABASE KEY SERVICE
database=$1 key=$2 service=$3
set -- "$database"
[ -z "$service" ] || set -- -s "$service" "$@"
[ -z "$key" ] || set -- "$@" "$key"
exec getent "$@"
