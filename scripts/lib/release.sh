# The release build, made only where something changed. Sourced, never run.
# shellcheck shell=bash

binary=$scratch/.build/release/vgsh

# Dated before the build that it stands for, so that a change during the build counts. It names the sources: several
# clones may share one scratch folder.
stamp=$scratch/.build/vgsh.stamp

# build_release: leaves an up-to-date program at $binary.
build_release() {
  is_release_current && return
  install_packages "${build_packages[@]}"
  command -v swift >/dev/null || die 'Swift 6.3 is needed to build: https://www.swift.org/install/'
  mkdir -p "${stamp%/*}"
  say 'building for release; the first time this takes a quarter of an hour'
  printf '%s\n' "$root" >"$stamp.new"
  run_release_build vgsh
  mv "$stamp.new" "$stamp"
}

# Folders are looked at too: a file that was deleted or moved changes the date of its folder.
is_release_current() {
  local built_from=
  [[ -x $binary && -r $stamp ]] || return
  read -r built_from <"$stamp" || true
  [[ $built_from == "$root" ]] || return
  [[ -z $(find "$root/Package.swift" "$root/Sources" -newer "$stamp" -print -quit) ]]
}

# run_release_build PRODUCT. The build's own words are shown as they come where somebody watches, else only when it fails.
run_release_build() {
  local command=(
    swift build -c release --static-swift-stdlib --product "$1" --package-path "$root" --scratch-path "$scratch/.build"
  )
  if [[ -t 2 || -n ${CI:-} ]]; then
    "${command[@]}" </dev/null >&2 || die 'the build failed'
    return
  fi
  local log=$scratch/.build/vgsh-build.log
  "${command[@]}" </dev/null >"$log" 2>&1 || {
    cat "$log" >&2
    die 'the build failed'
  }
}
