#!/bin/sh
# Opens Swagger UI of a running Kontor (KONTOR_URL, else http://localhost:8080, with the demo shop) in headless Chromium,
# measures how long the first paint takes, and executes the first five operations of the store and, signed in, five of the
# admin API with what is filled in. Needs Node.js and Chromium (CHROMIUM, else `chromium` on the PATH). Writes screenshots to
# target/pictures and exits with 1 if anything failed.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
"$root/scripts/in-browser.sh" try-swagger-ui.mjs
