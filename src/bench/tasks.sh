#!/bin/sh
# Writes the play of so many tasks, and the floor's script that asks for what they ask for.
#
#   src/bench/tasks.sh TASKS DIRECTORY      at least 12; DIRECTORY gets play-TASKS.yml, floor-TASKS.sh
set -eu
here=$(dirname "$0")
play=$2/play-$1.yml floor=$2/floor-$1.sh
sed 's/^- name: Twelve tasks/- name: Tasks/' "$here/play.yml" >"$play"
cp "$here/floor.sh" "$floor"
i=12 files='' places=''
while [ "$i" -lt "$1" ]; do
  i=$((i + 1))
  place=/opt/bench/$i
  places="$places $place"
  case $((i % 3)) in
    0) printf '    - name: Directory %s\n      ansible.builtin.file:\n        path: %s\n        state: directory\n        mode: "0755"\n' "$i" "$place" ;;
    1)
      files="$files $place"
      printf '    - name: File %s\n      ansible.builtin.copy:\n        dest: %s\n        content: "{{ inventory_hostname }} %s\\n"\n        mode: "0644"\n' "$i" "$place" "$i"
      ;;
    2) printf '    - name: Link %s\n      ansible.builtin.file:\n        src: "{{ dir }}"\n        dest: %s\n        state: link\n' "$i" "$place" ;;
  esac >>"$play"
done
if [ -n "$places" ]; then
  # shellcheck disable=SC2086 # one word a file
  printf 'stat -c "%%a %%U %%G %%N" %s\nsha1sum %s\n' "$places" "$files" >>"$floor"
fi
