#!/bin/sh
# Defines weir_expand, which leaves in weir_word what $1 means as Ansible reads it: a leading ~ or
# ~USER is a home directory, $NAME and ${NAME} are exported variables, unset ones stay as written.
weir_expand() {
  weir_rest=$1 weir_word=
  case $weir_rest in
    \~ | \~/*) weir_name='' ;;
    \~*) weir_name=${weir_rest%%/*} weir_name=${weir_name#\~} ;;
    *) weir_name=- ;;
  esac
  if [ "$weir_name" != - ]; then
    weir_value=${HOME-}
    if [ -n "$weir_name" ]; then
      weir_value=$(getent passwd "$weir_name" 2>/dev/null || grep "^$weir_name:" /etc/passwd)
      weir_value=${weir_value%:*} weir_value=${weir_value##*:}
    fi
    if [ -n "$weir_value" ]; then
      weir_word=$weir_value weir_rest=${weir_rest#\~"$weir_name"}
    fi
  fi
  while :; do
    case $weir_rest in
      *\$*) ;;
      *) break ;;
    esac
    weir_word=$weir_word${weir_rest%%\$*} weir_rest=${weir_rest#*\$}
    case $weir_rest in
      '{'*'}'*) weir_name=${weir_rest#?} weir_name=${weir_name%%\}*} weir_raw="{$weir_name}" ;;
      *) weir_name=${weir_rest%%[!A-Za-z0-9_]*} weir_raw=$weir_name ;;
    esac
    weir_value=\$$weir_raw
    case $weir_name in
      '' | [0-9]* | *[!A-Za-z0-9_]*) ;;
      *) eval "weir_value=\${$weir_name-\$weir_value}" ;;
    esac
    weir_word=$weir_word$weir_value weir_rest=${weir_rest#"$weir_raw"}
  done
  weir_word=$weir_word$weir_rest
}
