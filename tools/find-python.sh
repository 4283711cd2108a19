#!/bin/sh
# Prints the first Python of this machine that is 3.11 or newer.
for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        command -v "$candidate"
        exit 0
    fi
done
echo "Gatehouse needs Python 3.11 or newer: install it (Debian, Ubuntu: apt install python3 python3-venv)" \
    "or name it with PYTHON=/path/to/python." >&2
exit 1
