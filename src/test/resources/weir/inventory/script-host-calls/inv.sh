#!/bin/sh
exec cat "$0$1$2"
