#!/bin/sh
# Runs a line of shell. Arguments: the shell, the line.
exec "$1" -c "$2"
