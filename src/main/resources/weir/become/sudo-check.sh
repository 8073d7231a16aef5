#!/bin/sh
# Arguments: the sudo command without what it is to run. Stdin: the password, one line.
# Says "open" when sudo wants no password, "password" when this one is right. One wrong try only:
# where sudo would ask again, it reads the end of its input.
LC_ALL=C
export LC_ALL
if "$@" -n /bin/sh -c : </dev/null >/dev/null 2>&1; then
  echo open
else
  "$@" -S /bin/sh -c : >/dev/null || exit
  echo password
fi
