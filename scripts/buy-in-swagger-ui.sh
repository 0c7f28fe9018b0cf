#!/bin/sh
# Buys something and ships it by mouse: drives Swagger UI of a running Kontor (KONTOR_URL, else http://localhost:8080,
# with the demo shop) in headless Chromium. Needs Node.js and Chromium (CHROMIUM, else `chromium` on the PATH).
# Writes a picture of the end to target/swagger-ui.png and exits with 1 if anything did not work.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cache=${KONTOR_BROWSER_CACHE:-${TMPDIR:-/tmp}/kontor-browser}
mkdir -p "$cache" "$root/target"
if [ ! -d "$cache/node_modules/playwright-core" ]; then
    npm install --prefix "$cache" --no-save --no-fund --no-audit --loglevel=error playwright-core@1.65.1
fi
cp "$root/scripts/buy-in-swagger-ui.mjs" "$cache/"
cd "$cache"
CHROMIUM=${CHROMIUM:-$(command -v chromium)} PICTURE="$root/target/swagger-ui.png" node buy-in-swagger-ui.mjs
