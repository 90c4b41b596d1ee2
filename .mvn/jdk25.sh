# Finds a JDK 25 and sets CORRIDOR_JDK to its folder, or says what to install and returns 1.
# Sourced by ./corridor and ./mvnw; POSIX sh, also under `set -euf`.
corridor_jdk_is_25() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

corridor_find_jdk() {
  for corridor_dir in "${CORRIDOR_JDK-}" "${JAVA_HOME-}"; do
    if [ -n "$corridor_dir" ] && corridor_jdk_is_25 "$corridor_dir"; then
      CORRIDOR_JDK=$corridor_dir
      return 0
    fi
  done
  for corridor_root in /usr/lib/jvm /usr/java /opt /opt/java /Library/Java/JavaVirtualMachines \
    "${HOME-/nonexistent}/.jdks" "${HOME-/nonexistent}/.sdkman/candidates/java" \
    "${HOME-/nonexistent}/Library/Java/JavaVirtualMachines"; do
    [ -d "$corridor_root" ] || continue
    corridor_list=$(ls "$corridor_root" 2>/dev/null || true)
    for corridor_name in $corridor_list; do
      for corridor_dir in "$corridor_root/$corridor_name" "$corridor_root/$corridor_name/Contents/Home"; do
        if corridor_jdk_is_25 "$corridor_dir"; then
          CORRIDOR_JDK=$corridor_dir
          return 0
        fi
      done
    done
  done
  cat >&2 <<'TEXT'
Corridor needs a JDK 25 (a JDK, not only a JRE), and none was found in JAVA_HOME, /usr/lib/jvm,
/opt, ~/.jdks or ~/.sdkman. Another Java may stay the default. Install for example
  Debian, Ubuntu:  apt install openjdk-25-jdk     or temurin-25-jdk from Adoptium
  Fedora:          dnf install java-25-openjdk-devel
  macOS:           brew install --cask temurin@25
or unpack any JDK 25 and set JAVA_HOME to its folder.
TEXT
  return 1
}
