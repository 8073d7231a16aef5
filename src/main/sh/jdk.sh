# shellcheck shell=sh
# Sourced. find_jdk sets JDK to the home of a JDK 25 or newer. A JDK's own `release` file says its
# version, so that no java is started to be asked. known_jdk, where one was found before, is
# tried before this machine is searched.

is_jdk() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        line=${line#*\"}
        [ "${line%%[!0-9]*}" -ge 25 ] 2>/dev/null || return 1
        # shellcheck disable=SC2034 # for who sources this
        JDK=$1
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

find_jdk() {
  for dir in "${WEIR_JAVA_HOME:-}" "${JAVA_HOME:-}" "${known_jdk:-}"; do
    if [ -n "$dir" ] && is_jdk "$dir"; then return 0; fi
  done
  if dir=$(command -v java); then
    # Distributions put a link to a link to the real one on the PATH.
    if [ -L "$dir" ]; then dir=$(readlink -f "$dir") || dir=/bin/java; fi
    if is_jdk "${dir%/bin/java}"; then return 0; fi
  fi
  for dir in /usr/lib/jvm/* /usr/java/* /opt/* /opt/jdk/* /opt/java/* /usr/local/openjdk* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
    if is_jdk "$dir"; then return 0; fi
  done
  return 1
}
