#!/bin/sh
# Confirms a run, over a connection of its own: the host need not undo it. May be asked again.
# usage: confirm.sh BASE RUN
# Prints confirmed or undone.
if mv "$1/armed/$2" "$1/runs/$2/confirmed" 2>/dev/null || [ -f "$1/runs/$2/confirmed" ]; then
  sync "$1/armed" "$1/runs/$2" 2>/dev/null || sync
  echo confirmed
else
  echo undone
fi
