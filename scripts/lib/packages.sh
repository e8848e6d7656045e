# Installs Debian packages that are missing. Sourced, never run.
# shellcheck shell=bash

# Each entry: the package, then the patterns of paths of which one is there when it is installed. Looking for files
# costs nothing, where asking dpkg would cost more than starting the program; and it is right on other systems too.
build_packages=(
  'libedit-dev /usr/include/histedit.h /usr/local/include/histedit.h'
  'libsqlite3-dev /usr/include/sqlite3.h /usr/local/include/sqlite3.h'
  'libcurl4-openssl-dev /usr/include/curl/curl.h /usr/include/*/curl/curl.h /usr/local/include/curl/curl.h'
  'libqrencode-dev /usr/include/qrencode.h /usr/local/include/qrencode.h'
  'pkg-config /usr/bin/pkg-config /usr/local/bin/pkg-config'
  'ca-certificates /etc/ssl/certs/ca-certificates.crt /etc/ssl/cert.pem /etc/pki/tls/certs/ca-bundle.crt'
)

# install_packages ENTRY…: installs those of which nothing is found.
install_packages() {
  local missing=() entry package patterns pattern
  for entry in "$@"; do
    package=${entry%% *}
    read -ra patterns <<<"${entry#* }"
    for pattern in "${patterns[@]}"; do
      compgen -G "$pattern" >/dev/null && continue 2
    done
    missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  command -v apt-get >/dev/null || die "these Debian packages, or what your system has for them, are needed: ${missing[*]}"
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || die "run as root, or with sudo at hand: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "installing ${missing[*]}"
  # To standard error: standard output belongs to the program that runs afterwards.
  "${as_root[@]}" apt-get update -q </dev/null >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${missing[@]}" </dev/null >&2
}
