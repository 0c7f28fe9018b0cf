#!/bin/sh
# Runs one of the scripts beside it that drive a browser, with what it needs from npm in a cache folder outside of the
# repository (KONTOR_BROWSER_CACHE, else the temp folder).
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cache=${KONTOR_BROWSER_CACHE:-${TMPDIR:-/tmp}/kontor-browser}
mkdir -p "$cache" "$root/target/pictures"
if [ ! -d "$cache/node_modules/playwright-core" ]; then
    npm install --prefix "$cache" --no-save --no-fund --no-audit --loglevel=error playwright-core@1.65.1
fi
cp "$root/scripts/swagger-ui.mjs" "$root/scripts/$1" "$cache/"
cd "$cache"
CHROMIUM=${CHROMIUM:-$(command -v chromium)} PICTURES="$root/target/pictures" node "$1"
