#!/bin/sh
# Puts axe-core, which finds what not everybody can use, into the virtual environment named by the first argument.
set -u
venv=$1
version=4.14.1
sum=29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c
script=$venv/axe/node_modules/axe-core/axe.min.js

is_there() { echo "$sum  $script" | sha256sum --check --status 2>/dev/null; }
is_there && exit 0

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}
export DEBIAN_FRONTEND=noninteractive
command -v npm >/dev/null || { as_root apt-get update -q && as_root apt-get install -qy --no-install-recommends npm; }
npm install --silent --prefix "$venv/axe" --no-save --no-audit --no-fund --ignore-scripts "axe-core@$version"
is_there && exit 0
echo "The browser tests need axe-core $version from npm: run 'apt install npm' as root and try again." >&2
exit 1
