#!/bin/sh
# Says what stands at a path and, if that is a directory, at everything below. Changes nothing.
# usage: file-tree.sh PATH FOLLOW   FOLLOW is "" or "follow". Comes behind describe.sh.
LC_ALL=C
export LC_ALL
p=
expand_path "$1"
describe "${2:+f}" '' "$p" -1
if [ -d "$p" ] && [ ! -L "$p" ]; then
  # Names with line breaks could pass for other lines of this answer.
  find "$p" -mindepth 1 ! -path '*
*' -exec stat -c 'path=%n
stat=%f:%u:%g:%s:%Y:%h:%d:%i:%U:%G' -- {} +
fi
exit 0
