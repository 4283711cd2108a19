#!/bin/sh
# Creates the virtual environment in the folder named by the first argument.
set -eu
venv=$1
python=$("$(dirname "$0")/find-python.sh")
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "This Python cannot create a virtual environment yet: run 'apt install python$version-venv'" \
        "(with sudo unless you are root) and try again." >&2
    exit 1
fi
"$python" -m venv "$venv"
