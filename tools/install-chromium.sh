#!/bin/sh
# Makes sure that a Chromium is there for the browser tests; the first argument is the virtual environment.
set -u
venv=$1
here=$(dirname "$0")
"$here/find-chromium.sh" >/dev/null && exit 0

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}
export DEBIAN_FRONTEND=noninteractive
as_root apt-get update -q && as_root apt-get install -qy --no-install-recommends chromium
"$here/find-chromium.sh" >/dev/null && exit 0

# Ubuntu's package is a snap, which does not start everywhere.
as_root "$venv/bin/playwright" install-deps chromium
"$venv/bin/playwright" install chromium
"$here/find-chromium.sh" >/dev/null && exit 0
echo "The browser tests need Chromium: run 'apt install chromium' as root, or set CHROMIUM to its path." >&2
exit 1
