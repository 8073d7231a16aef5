#!/bin/sh
# Removes what a job left behind. Argument: the job.
rm -rf -- "${HOME:-/}/.ansible_async/${1:?}"
