#!/bin/sh
echo "$0" | sed "s#.*/##"; echo "$1|$2"; pwd; id -un
