#!/bin/sh
echo bad
exit 5
