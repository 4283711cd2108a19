#!/bin/sh
# Prints the path of a Chromium that starts, or fails quietly.
for candidate in "${CHROMIUM:-chromium}" chromium-browser google-chrome google-chrome-stable; do
    if "$candidate" --version >/dev/null 2>&1; then
        command -v "$candidate"
        exit 0
    fi
done
# The one that Playwright fetched, where the distribution had none that starts.
ls -d "${HOME:-/root}"/.cache/ms-playwright/chromium-*/chrome-linux*/chrome 2>/dev/null | tail -n 1 | grep .
