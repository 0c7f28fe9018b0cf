#!/usr/bin/env bash
# Proves that dashboards and alerts fit the metrics of Kontor: check-observability.sh [--static | URL]
#
#   --static   only what needs no shop: rules and their unit tests, dashboards and their types
#   URL        a running demo shop that serves /actuator/prometheus; without it the script starts target/kontor-standalone.jar
#              (KONTOR_JAR), and stops it to see KontorDown fire
#
# A real Prometheus scrapes the shop while it is used. Each query of each panel must return data, or be valid if the demo shop cannot
# have any; each rule must be evaluated. Needs promtool and prometheus (Debian and Ubuntu: package prometheus), Node, npm and curl.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
shop=${1-}
for tool in promtool prometheus node npm curl; do
    command -v "$tool" >/dev/null || { echo "$tool is not on the PATH (promtool and prometheus: apt-get install prometheus)" >&2 && exit 1; }
done

work=$(mktemp -d)
process= scraper=
stop() {
    for running in $scraper $process; do
        kill "$running" 2>/dev/null && wait "$running" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap stop EXIT

promtool check config docker/prometheus.yml
promtool test rules docker/prometheus/*.test.yml
node scripts/check-observability.mjs dashboards
npm install --silent --no-audit --no-fund --prefix "$work/types" @grafana/grafana-foundation-sdk@0.0.21 typescript@5.9.3 >/dev/null
node scripts/check-observability.mjs types "$work/types"
(cd "$work/types" && node_modules/.bin/tsc --noEmit --strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler dashboards.ts)
echo "dashboards: types are those of Grafana's SDK"
if [ "$shop" = --static ]; then
    exit
fi

free_port() {
    node -e "const server = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(server.address().port); server.close(); });"
}
await() {
    for _ in $(seq 300); do
        if curl -sf -o /dev/null "$1"; then
            return
        fi
        sleep 1
    done
    echo "no response from $1" >&2 && tail -50 "$work"/*.log >&2 && exit 1
}

if [ -z "$shop" ]; then
    jar=$(realpath "${KONTOR_JAR:-target/kontor-standalone.jar}")
    shop=http://127.0.0.1:$(free_port)
    (cd "$work" && exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar "$jar" --server.port="${shop##*:}" --kontor.local.data-dir="$work/shop") >"$work/shop.log" 2>&1 &
    process=$!
fi
await "$shop/readyz"

prometheus=http://127.0.0.1:$(free_port)
configure() {
    cat >"$work/prometheus.yml" <<END
global: {scrape_interval: 2s, evaluation_interval: 2s}
rule_files: ["$root/docker/prometheus/*.rules.yml"]
scrape_configs:
  - job_name: kontor
    metrics_path: /actuator/prometheus
    scheme: ${shop%%://*}
    static_configs: [{targets: ["$1"]}]
END
}
configure "${shop#*://}"
prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/tsdb" --web.listen-address="${prometheus#*://}" \
    >"$work/prometheus.log" 2>&1 &
scraper=$!
await "$prometheus/-/ready"

# The README's purchase, and the same with a card that is declined.
journey=$(sed -n '/journey:start/,/journey:end/p' README.md | sed -e '/journey:/d' -e '/^```/d' -e "s#http://localhost:8080#$shop#")
start=$SECONDS
for _ in 1 2 3 4; do
    bash -ec "$journey" >/dev/null
    bash -c "${journey//tok_approve/tok_decline}" >/dev/null || true
    node scripts/check-observability.mjs load "$shop"
    sleep 6
done
node scripts/check-observability.mjs queries "$prometheus" $((SECONDS - start + 10))

# The shop stops, or Prometheus no longer finds a shop that someone else runs.
if [ -n "$process" ]; then
    kill "$process" && wait "$process" || true
    process=
else
    configure "127.0.0.1:$(free_port)"
    kill -HUP "$scraper"
fi
node scripts/check-observability.mjs firing "$prometheus" KontorDown
