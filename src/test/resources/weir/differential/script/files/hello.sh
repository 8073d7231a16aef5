#!/bin/sh
echo "hello $# $1 $2"
echo "given: ${GIVEN-}"
echo "problem" >&2
