#!/usr/bin/env bash
# Proves docker-compose.yml on a Docker engine: the image builds and stays small, a purchase as in the README and its mail, a
# restart, a killed shop, an upgrade from the previous image, a stop under load. After each, all acknowledged orders are there.
#
#   scripts/compose-journey.sh [PREVIOUS]
#
# PREVIOUS is a Git revision whose image is built, or an image that exists: the last tag, else the parent commit, if absent.
# DOCKER_BUILD_OPTIONS are added to docker build. Needs docker with compose, curl, git and jq. Takes about 5 minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

previous=${1:-$(git describe --tags --abbrev=0 2>/dev/null || echo HEAD~1)}
export COMPOSE_PROJECT_NAME=kontor-journey KONTOR_PORT=${KONTOR_PORT:-18080} MAILPIT_PORT=${MAILPIT_PORT:-18025}
shop=http://localhost:$KONTOR_PORT mailpit=http://localhost:$MAILPIT_PORT
work=$(mktemp -d)
orders=$work/orders
: >"$orders"
buyer= begun=

finish() {
    local status=$?
    [ -z "$buyer" ] || kill "$buyer" 2>/dev/null || true
    if [ "$status" != 0 ]; then
        echo "FAILED${step:+ at: $step}" >&2
        docker compose ps --all >&2 || true
        # Not the frames of a stack trace, so that its first line is among these.
        docker compose logs --no-log-prefix kontor 2>/dev/null | grep --invert-match --perl-regexp '^(\e\[2K)?\s+at ' | tail -40 >&2 || true
        tail -5 "$work"/*.log >&2 2>/dev/null || true
    fi
    docker compose down --volumes --timeout 30 >/dev/null 2>&1 || true
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT

begin() { step=$1 begun=$(date +%s%N); }
proven() { printf '%6.1f s  %s\n' "$(($(date +%s%N) - begun))e-9" "$step${1:+: $1}"; }
fail() { echo "$*" >&2 && exit 1; }

build() {
    docker build --quiet ${DOCKER_BUILD_OPTIONS:-} --tag "$1" "$2" >/dev/null
}

up() {
    KONTOR_IMAGE=$1 docker compose up --detach --no-build --wait --wait-timeout 180 >"$work/up.log" 2>&1 || { cat "$work/up.log" >&2 && return 1; }
}

# The commands of the README. Prints the order.
buy() {
    sed -n '/<!-- journey:start -->/,/<!-- journey:end -->/p' README.md | grep -v -e '^<!--' -e '^```' |
        sed "s#http://localhost:8080#$shop#" | bash -euo pipefail | jq --slurp '.[-1]'
}

buy_and_note() {
    local order
    order=$(buy) && jq --exit-status '.status == "PROCESSING" or .paymentStatus == "PAID"' <<<"$order" >/dev/null || return 1
    jq --raw-output .id <<<"$order" >>"$orders"
}

# Buys in the background until stop_buying, and notes the orders that the shop has acknowledged.
start_buying() {
    while :; do buy_and_note 2>>"$work/buyer.log" || sleep 0.2; done &
    buyer=$!
}

stop_buying() {
    kill "$buyer" && wait "$buyer" 2>/dev/null || true
    buyer=
}

await_ready() {
    local until=$((SECONDS + 120))
    until [ "$(curl --silent --output /dev/null --write-out '%{http_code}' "$shop/readyz")" = 200 ]; do
        [ "$SECONDS" -lt "$until" ] || fail "$shop/readyz does not respond 200"
        sleep 0.1
    done
}

# More orders than before, and each of them is there and paid.
all_there() {
    local least=$1 token id state
    [ "$(wc -l <"$orders")" -ge "$least" ] || fail "only $(wc -l <"$orders") purchases succeeded, not $least"
    token=$(curl --silent --fail "$shop/admin/v1/auth/login" --header 'Content-Type: application/json' \
        --data '{"email":"owner@example.com","password":"kontor-demo-password"}' | jq --raw-output .accessToken)
    while read -r id; do
        state=$(curl --silent --fail "$shop/admin/v1/orders/$id" --header "Authorization: Bearer $token" | jq --raw-output .paymentStatus)
        [ "$state" = PAID ] || fail "order $id is '$state'"
    done <"$orders"
}

count() { wc -l <"$orders"; }

first=src/main/resources/db/migration/shared/V20261220000001__shared_schema.sql
docker image inspect "$previous" >/dev/null 2>&1 || git cat-file -e "$previous:$first" 2>/dev/null ||
    fail "$previous is a pre-release snapshot without ${first##*/}: this version refuses its database (ADR 57)."

begin "the image of this revision is built"
build kontor:local .
size=$(docker image inspect --format '{{.Size}}' kontor:local)
[ "$size" -lt 480000000 ] || fail "the image has $((size / 1000000)) MB, not less than 480"
[ "$(docker image inspect --format '{{.Config.User}}' kontor:local)" = 10001:10001 ] || fail "the image runs as root"
proven "$((size / 1000000)) MB, runs as user 10001"

if docker image inspect "$previous" >/dev/null 2>&1; then
    former=$previous
else
    begin "the previous image is built"
    former=kontor:previous
    mkdir "$work/previous"
    git archive "$previous" | tar -x -C "$work/previous"
    build "$former" "$work/previous"
    proven "$(git rev-parse --short "$previous")"
fi

begin "docker compose up with the previous image and an empty database"
up "$former"
proven "all services are healthy"

begin "the README's purchase"
order=$(buy)
number=$(jq --raw-output .number <<<"$order")
jq --raw-output .id <<<"$order" >>"$orders"
[ "$(jq --raw-output .paymentStatus <<<"$order")" = PAID ] || fail "the order is not paid: $order"
proven "order $number is paid"

begin "the order's mail is in Mailpit"
for _ in $(seq 300); do
    mail=$(curl --silent --fail "$mailpit/api/v1/messages" | jq --arg number "$number" '[.messages[] | select(.Subject | contains($number))] | length')
    [ "$mail" = 0 ] || break
    sleep 0.1
done
[ "$mail" -ge 1 ] || fail "no mail about order $number arrived within 30 s"
proven

begin "a restart of the shop"
docker compose restart kontor >/dev/null 2>&1
await_ready
all_there 1
proven "ready again, the order is there"

begin "kill -9 of the shop while somebody buys"
start_buying
until [ "$(count)" -ge 5 ]; do sleep 0.1; done
# From the engine's host: inside of its container the process is number 1, which ignores signals of its neighbours.
process=$(docker inspect --format '{{.State.Pid}}' "$(docker compose ps --quiet kontor)")
before=$(count)
docker run --rm --privileged --pid host --user 0 --entrypoint sh "$(docker compose config --images redis)" -c "kill -9 $process"
killed=$(date +%s%N)
await_ready
recovered=$(printf '%.1f' "$(($(date +%s%N) - killed))e-9")
until [ "$(count)" -ge $((before + 3)) ]; do sleep 0.1; done
stop_buying
all_there $((before + 3))
proven "ready after $recovered s, all $(count) acknowledged orders are there"

begin "an upgrade to the image of this revision"
before=$(count)
up kontor:local
[ "$(docker inspect --format '{{.Image}}' "$(docker compose ps --quiet kontor)")" = "$(docker image inspect --format '{{.Id}}' kontor:local)" ] ||
    fail "the shop does not run the new image"
buy_and_note
all_there $((before + 1))
proven "all $(count) orders are there, and one can buy"

begin "a stop while somebody buys, and a start"
before=$(count)
start_buying
until [ "$(count)" -ge $((before + 3)) ]; do sleep 0.1; done
docker compose stop --timeout 40 >/dev/null 2>&1
stop_buying
code=$(docker inspect --format '{{.State.ExitCode}}' "$(docker compose ps --all --quiet kontor)")
[ "$code" = 143 ] || [ "$code" = 0 ] || fail "the shop ended with $code instead of finishing its requests"
up kontor:local
all_there $((before + 3))
proven "it ended by itself, all $(count) orders are there"

begin "the log of the shop"
docker compose logs kontor >"$work/shop.log" 2>&1
! grep --extended-regexp 'LinkageError|UnsatisfiedLink|NoClassDefFound|ClassNotFound|OutOfMemory' "$work/shop.log" || fail "something is missing in the image"
proven "nothing is missing in the image"

echo "passed"
