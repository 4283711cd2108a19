#!/bin/sh
# Makes sure that Pango is there, with which the delivery record is printed as PDF.
set -u
found() { ldconfig -p | grep -q libpangoft2-1.0; }
found && exit 0

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}
export DEBIAN_FRONTEND=noninteractive
as_root apt-get update -q &&
    as_root apt-get install -qy --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
found && exit 0
echo "Records as PDF need Pango: run 'apt install libpangoft2-1.0-0' as root." >&2
exit 1
