# What every script here needs. Sourced with `root` set to the repository, never run.
# shellcheck shell=bash

# Holds .build (release) and .build-test (debug): one folder for both would be built anew at each change of sides.
scratch=${VGSH_SCRATCH:-$root}

# Words for the reader, on standard error.
say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

die() {
  say "$*"
  exit 1
}
