#!/bin/sh
# Lints docs/openapi/*-v1.json with Redocly's and Spectral's recommended rules. Needs Node.js; fetches the tools from npm
# into a cache folder outside of the repository (KONTOR_LINT_CACHE, else the temp folder).
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cache=${KONTOR_LINT_CACHE:-${TMPDIR:-/tmp}/kontor-openapi-lint}
mkdir -p "$cache"
if [ ! -x "$cache/node_modules/.bin/spectral" ] || [ ! -x "$cache/node_modules/.bin/redocly" ]; then
    npm install --prefix "$cache" --no-save --no-fund --no-audit --loglevel=error \
        @redocly/cli @stoplight/spectral-cli
fi
cd "$cache"
printf 'extends: ["spectral:oas"]\n' > spectral.yaml
for file in "$root"/docs/openapi/*-v1.json; do
    REDOCLY_TELEMETRY=off node_modules/.bin/redocly lint --extends=recommended "$file"
    node_modules/.bin/spectral lint --ruleset spectral.yaml --fail-severity=warn "$file"
done
