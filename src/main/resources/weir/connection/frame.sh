#!/bin/sh
# Read once by the long-lived shell. The line after it calls weir_start with the shell's sentinel
# and the number of the frame that ends there.
# A request is one call: its number, its body, how many variables to export, their names and
# values in turn, then the body's arguments. Functions, so that no shell shows an argument when it
# reports a killed job.

# Ends the frame of request $1 with status $2 on both streams.
weir_end() {
  weir_status=$2
  printf '\036%s %s %s\n' "$weir_s" "$1" "$2"
  printf '\036%s %s %s\n' "$weir_s" "$1" "$2" >&2
}

# Runs in a subshell: exports the variables, then runs the body on what is left.
weir_body() {
  while [ "$weir_e" -gt 0 ]; do
    export "${1?}=$2"
    shift 2
    weir_e=$((weir_e - 1))
  done
  eval "$weir_c"
}

# A request without input.
weir() {
  weir_n=$1 weir_c=$2 weir_e=$3
  shift 3
  (weir_body "$@") </dev/null
  weir_end "$weir_n" $?
}

# A request whose input is the fourth word, a printf format.
weir_text() {
  weir_n=$1 weir_c=$2 weir_e=$3
  shift 3
  # shellcheck disable=SC2059 # the format is the input, escaped by the sender
  printf "$1" 2>/dev/null | (
    shift
    weir_body "$@"
  )
  weir_end "$weir_n" $?
}

# A request whose input follows on this shell's own stdin, as many bytes as the fourth word says,
# once the ready mark was seen. What the body leaves unread is read here, or it would be commands.
weir_stream() {
  weir_n=$1 weir_c=$2 weir_e=$3 weir_i=$4
  shift 4
  if command -v head >/dev/null; then
    head -c "$weir_i" | {
      printf '\036%s %s ready\n' "$weir_s" "$weir_n"
      (weir_body "$@")
      weir_e=$?
      cat >/dev/null
      exit "$weir_e"
    }
    weir_end "$weir_n" $?
  else
    echo 'the host has no head command' >&2
    weir_end "$weir_n" 127
  fi
}

# A request that begins a chain.
weir_first() {
  "$@"
  weir_chain=$weir_status
}

# A request that runs only if those before it in its chain ended well; no script ends with 256.
weir_next() {
  if [ "$weir_chain" -eq 0 ]; then
    weir_first "$@"
  else
    weir_end "$2" 256
  fi
}

# From the mark of this frame on, what is printed belongs to a request.
weir_start() {
  weir_s=$1
  weir_end "$2" 0
}
