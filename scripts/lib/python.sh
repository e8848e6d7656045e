# The system's Python, and modules for it in a folder of their own. Sourced after common.sh and packages.sh, never run.
# shellcheck shell=bash

# As a user has it: another one in PATH may be faster or slower.
python=/usr/bin/python3
# The same with the modules.
# shellcheck disable=SC2034
modules_python=$scratch/.build-venv/bin/python

# install_modules ENTRY…: installs those that are missing. Each entry is the name of a module, with ==VERSION where
# another version would do something else.
install_modules() {
  local environment=$scratch/.build-venv module missing=()
  install_packages 'python3 /usr/bin/python3' 'python3-venv /usr/lib/python3*/ensurepip/__init__.py'
  if ! "$environment/bin/python" -c 'import pip' 2>/dev/null; then
    "$python" -m venv --clear "$environment"
  fi
  for module in "$@"; do
    # Found and not imported, which would take some of them half a second.
    "$environment/bin/python" -c 'import importlib.util, sys; sys.exit(not importlib.util.find_spec(sys.argv[1]))' \
      "${module%%==*}" || missing+=("$module")
  done
  ((${#missing[@]})) || return 0
  say "installing ${missing[*]}"
  "$environment/bin/pip" install --quiet --disable-pip-version-check "${missing[@]}" >&2
}
