#!/bin/sh
# Buys something and ships it by mouse. Drives Swagger UI of a running Kontor (KONTOR_URL, else http://localhost:8080,
# with the demo shop) in headless Chromium. Needs Node.js and Chromium (CHROMIUM, else `chromium` on the PATH).
# Writes a screenshot to target/pictures/swagger-ui.png and exits with 1 if anything failed.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
PICTURE="$root/target/pictures/swagger-ui.png" "$root/scripts/in-browser.sh" buy-in-swagger-ui.mjs
