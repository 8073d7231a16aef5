#!/bin/sh
# Carries out a step of a run: sees that the run still has the host's lease, keeps what the step
# replaces, writes down what it does, and leaves its outcome where it can be read after a lost
# connection. All names begin with weir_, for the step sees them.
# usage: step.sh BODY BASE LEASE RUN KEY STEP TITLE HANDLERS [WAY-BACK]... -- [ARGUMENT]...
#   BODY      the variable with the step's script
#   HANDLERS  lines with the handlers it notifies
#   WAY-BACK  name|whole|attributes|absence PATH, unit SCOPE VERB UNIT ACTIVE ENABLED, or none TEXT
# The first line of what it prints says "ran", or "refused" and why, with status 75.
weir_body=$1 weir_base=$2 weir_lease=$2/lease.$3 weir_next=$2/lease.$(($3 + 1)) weir_run=$4
weir_key=$5 weir_step=$6 weir_title=$7 weir_handlers=$8
weir_dir=$2/runs/$4 weir_n=0 weir_kept='' weir_lines='' weir_linked='' weir_break='
'
shift 8

weir_refuse() {
  printf 'refused %s\n' "$*"
  exit 75
}

# Gives a sign of life, and says whether a step is under way: busy or idle.
weir_mark() {
  read -r weir_now _ </proc/uptime
  printf '%-160.160s\n' "$weir_run $weir_boot ${weir_now%.*} $1 $weir_key $weir_owner" 1<>"$weir_lease"
}

weir_full() {
  weir_refuse "full $1 $(df -Pk -- "$weir_base" 2>/dev/null | awk 'NR == 2 { printf "(%.0f bytes free at %s)", $4 * 1024, $6 }')"
}

# A step that failed notifies nobody.
weir_unnotify() {
  [ -n "$weir_handlers" ] || return 0
  rm -f "$weir_base/pending/$weir_run"
  [ -z "$weir_before" ] || printf '%s\n' "$weir_before" >"$weir_base/pending/$weir_run"
}

# Keeps what stands at a path. usage: weir_keep HOW PATH
weir_keep() {
  weir_path=$2
  if [ ! -e "$2" ] && [ ! -L "$2" ]; then
    weir_new="absent $weir_step $2$weir_break"
    while [ "$1" = absence ]; do
      weir_path=${weir_path%/*}
      case $weir_path in */*) ;; *) break ;; esac
      [ ! -e "$weir_path" ] || break
      weir_new="absent $weir_step $weir_path$weir_break$weir_new"
    done
    weir_lines=$weir_lines$weir_new
    return
  fi
  case $1 in
  absence) return ;;
  attributes)
    weir_lines="${weir_lines}attributes $weir_step $(stat -c '%a %u %g' -- "$2") $2$weir_break"
    return
    ;;
  esac
  weir_n=$((weir_n + 1))
  weir_kept=$weir_dir/kept/$weir_step.$weir_n
  if [ "$1" = name ] && [ -f "$2" ] && [ ! -L "$2" ] && ln -- "$2" "$weir_kept" 2>/dev/null; then
    weir_linked=$2
  else
    weir_said=$(cp -a -- "$2" "$weir_kept" 2>&1) || weir_full "$weir_said"
    [ ! -f "$weir_kept" ] || sync "$weir_kept" 2>/dev/null || sync
  fi
  weir_lines="${weir_lines}kept $weir_step $weir_n $2$weir_break"
}

{ read -r weir_holder weir_boot _ _ _ weir_owner <"$weir_lease"; } 2>/dev/null
if [ "$weir_holder" != "$weir_run" ] || [ -e "$weir_next" ]; then
  weir_refuse lost
fi
[ ! -f "$weir_dir/undone" ] || weir_refuse undone
weir_mark busy
while [ "$1" != -- ]; do
  case $1 in
  unit)
    weir_lines="${weir_lines}unit $weir_step $2 $3 ${5:--} ${6:--} $4$weir_break"
    shift 6
    ;;
  none)
    weir_lines="${weir_lines}none $weir_step $2$weir_break"
    shift 2
    ;;
  *)
    weir_keep "$1" "$2"
    shift 2
    ;;
  esac
done
shift
{ printf '%sbegin %s %s %s\n' "$weir_lines" "$weir_step" "$weir_key" "$weir_title" >>"$weir_dir/journal"; } 2>/dev/null ||
  weir_full "cannot write $weir_dir/journal"
if [ -n "$weir_handlers" ]; then
  weir_before=$(cat "$weir_base/pending/$weir_run" 2>/dev/null)
  { printf '%s\n' "$weir_handlers" >>"$weir_base/pending/$weir_run"; } 2>/dev/null ||
    weir_full "cannot write $weir_base/pending/$weir_run"
  sync "$weir_base/pending/$weir_run" "$weir_base/pending" "$weir_dir/journal" ${weir_kept:+"$weir_dir/kept"} 2>/dev/null || sync
elif [ -n "$weir_lines" ]; then
  sync "$weir_dir/journal" ${weir_kept:+"$weir_dir/kept"} 2>/dev/null || sync
fi
# The run may have come back over another connection, and no longer count on this shell. It looks for
# steps after it has said so, so this looks after it has said what begins.
if [ -f "$weir_dir/lost" ] && grep -qxF -- "$weir_key" "$weir_dir/lost"; then
  printf 'void %s\n' "$weir_step" >>"$weir_dir/journal"
  weir_refuse lost
fi
eval "weir_body=\$$weir_body"
(eval "$weir_body") >"$weir_dir/out.$weir_step" 2>"$weir_dir/err.$weir_step"
weir_status=$?
printf 'end %s %s\n' "$weir_step" "$weir_status" >>"$weir_dir/journal"
# A file that was not replaced after all has one name, as before.
# shellcheck disable=SC3013 # every sh here knows -ef
if [ "$weir_status" -ne 0 ] && [ -n "$weir_linked" ] && [ "$weir_linked" -ef "$weir_dir/kept/$weir_step.1" ]; then
  rm -f -- "$weir_dir/kept/$weir_step.1"
fi
[ "$weir_status" -eq 0 ] || weir_unnotify
weir_mark idle
echo ran
[ ! -s "$weir_dir/out.$weir_step" ] || cat "$weir_dir/out.$weir_step"
[ ! -s "$weir_dir/err.$weir_step" ] || cat "$weir_dir/err.$weir_step" >&2
exit "$weir_status"
