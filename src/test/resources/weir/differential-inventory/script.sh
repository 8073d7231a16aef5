#!/bin/sh
[ "$1" = --list ] && cat <<'X'
{"web": {"hosts": ["a", "b"], "vars": {"x": 1, "y": "1", "n": null, "l": [1, {"a": 2}]}, "children": ["sub"]},
 "sub": ["c"], "_meta": {"hostvars": {"a": {"v": true}, "z": {"q": 1}}}}
X
