#!/bin/sh
# Functions to read what PID 1 wrote into the journal about units. Its own lines alone count:
# anybody can write others with the same fields.

# first_entry: prints when its oldest line was written, in seconds; nothing if none can be read.
first_entry() {
  journalctl -q --no-pager -o short-unix _PID=1 2>/dev/null | head -n 1 | sed 's/[^0-9].*//'
}

# events SINCE LIMIT UNIT: prints starts, stops, exits and failures, and root's word that a crash was
# made on purpose, one JSON object a line, the newest first, LIMIT of them at most.
events() {
  # In this order: starting, started, process exited, failed, restart scheduled, stopping, stopped;
  # and a drill of Weir.
  journalctl -q --no-pager -o json -r -n "$2" --since "@$1" \
    --output-fields=UNIT,MESSAGE_ID,UNIT_RESULT,EXIT_CODE,EXIT_STATUS,JOB_TYPE _PID=1 \
    MESSAGE_ID=7d4958e842da4a758f6c1cdc7b36dcc5 \
    MESSAGE_ID=39f53479d3a045ac8e11786248231fbf \
    MESSAGE_ID=98e322203f7a4ed290d09fe03c09fe15 \
    MESSAGE_ID=d9b373ed55a64feb8242e02dbe79a49c \
    MESSAGE_ID=5eb03494b6584870a536b337290809b3 \
    MESSAGE_ID=de5b426a63be47a7b6ac3eaac82e2f6f \
    MESSAGE_ID=9d1aaa27d60140bd96365438aad20286 UNIT="$3" + \
    _UID=0 MESSAGE_ID=dd8f36a1f0d44a0fb0b0f4a3d3a6c0a1 OBJECT_SYSTEMD_UNIT="$3" 2>/dev/null |
    sed 's/"__CURSOR":"[^"]*",//; s/"_BOOT_ID":"[^"]*",//'
}

# other_units UNIT: nothing if the host has the unit, otherwise the names of those it has.
other_units() {
  case $(systemctl show -p LoadState -- "$1" 2>/dev/null) in
  *=not-found) systemctl list-unit-files --no-legend --no-pager 2>/dev/null | sed -n 's/^\([^ ]*\) .*/other=\1/p' ;;
  esac
}
