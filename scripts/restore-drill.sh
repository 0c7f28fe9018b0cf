#!/usr/bin/env bash
# Proves scripts/backup.sh and scripts/restore.sh: a shop on a real PostgreSQL is backed up while buyers buy, its server is lost, and
# three others are restored: from the dump, from the base backup with all archived WAL, and to a moment between two orders. On each,
# a shop starts; money, stock, events, the audit log, orders and media must be right, and a purchase must work. Prints the times.
#
#   scripts/restore-drill.sh
#
# Needs PostgreSQL 18 (server and clients; PG_BIN names their folder if they are not on the PATH), a JDK 25 (JAVA_HOME), curl, jq,
# and target/kontor-standalone.jar (KONTOR_JAR): ./mvnw -DskipTests package. Root runs the servers as PG_OWNER (postgres).
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH=${PG_BIN:+$PG_BIN:}$PATH
jar=$(realpath "${KONTOR_JAR:-target/kontor-standalone.jar}")
[ "$(postgres --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')" -ge 18 ] || { echo "needs PostgreSQL 18; set PG_BIN" >&2 && exit 1; }
buyers=${BUYERS:-3} least=10

work=$(mktemp -d)
chmod 755 "$work"
servers=() shops=() buying=() step="" begun=0 table=$work/table
owner=()
if [ "$(id -u)" = 0 ]; then
    owner=(runuser -u "${PG_OWNER:-postgres}" --)
    chown "${PG_OWNER:-postgres}" "$work"
fi
export PGHOST=127.0.0.1 PGUSER=postgres PGDATABASE=kontor

finish() {
    local status=$?
    if [ "$status" != 0 ]; then
        echo "FAILED${step:+ at: $step}" >&2
        tail -15 "$work"/*.log >&2 2>/dev/null || true
    fi
    for process in "${buying[@]}" "${shops[@]}"; do kill "$process" 2>/dev/null && wait "$process" 2>/dev/null || true; done
    for data in "${servers[@]}"; do "${owner[@]}" pg_ctl stop --pgdata "$data" --mode immediate --silent 2>/dev/null || true; done
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
fail() { echo "$*" >&2 && exit 1; }
begin() { step=$1 begun=$(date +%s%N); }
proven() { printf '%7.1f s  %s\n' "$(($(date +%s%N) - begun))e-9" "$step${1:+: $1}" | tee -a "$table"; }
free_port() { postgres_port=$((20000 + RANDOM % 20000)); until ! (exec 3<>"/dev/tcp/127.0.0.1/$postgres_port") 2>/dev/null; do postgres_port=$((postgres_port + 1)); done; echo "$postgres_port"; }
query() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --command "$1"; }

# start_server DATA: on a free port; sets PGPORT
start_server() {
    PGPORT=$(free_port)
    export PGPORT
    servers+=("$1")
    "${owner[@]}" pg_ctl start --pgdata "$1" --silent --wait --timeout 300 --log "$1.log" \
        --options "-p $PGPORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" >/dev/null
}

# start_shop NAME: sets shop
start_shop() {
    local port
    port=$(free_port)
    shop=http://127.0.0.1:$port
    settings=(SPRING_PROFILES_ACTIVE=demo KONTOR_DEMO_ORDERS=false KONTOR_DEMO_PICTURES=false SPRING_DATASOURCE_URL="jdbc:postgresql://127.0.0.1:$PGPORT/kontor"
        SPRING_DATASOURCE_USERNAME=kontor_app SPRING_DATASOURCE_PASSWORD=app SPRING_FLYWAY_USER=kontor_owner SPRING_FLYWAY_PASSWORD=owner
        KONTOR_SECRET_KEY=only-for-the-drill-0123456789-0123456789-0123456789 KONTOR_MEDIA_FOLDER="$work/media-$1" SERVER_PORT="$port"
        KONTOR_LIMITS_POLICIES_STORE_QUOTA=1000000 KONTOR_LIMITS_POLICIES_CART_QUOTA=1000000 KONTOR_LIMITS_POLICIES_CHECKOUT_QUOTA=1000000)
    (cd "$work" && exec env "${settings[@]}" "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m -jar "$jar") >"$work/shop-$1.log" 2>&1 &
    shops+=($!)
    until curl --silent --fail --output /dev/null "$shop/readyz"; do
        kill -0 "${shops[-1]}" 2>/dev/null || fail "the shop '$1' did not start"
        sleep 0.2
    done
}

stop_shop() {
    kill "${shops[-1]}" && wait "${shops[-1]}" 2>/dev/null || true
    unset 'shops[-1]'
}

# The commands of the README. Prints the order.
buy() {
    sed -n '/<!-- journey:start -->/,/<!-- journey:end -->/p' README.md | grep -v -e '^<!--' -e '^```' |
        sed "s#http://localhost:8080#$shop#" | bash -euo pipefail | jq --slurp '.[-1]'
}
buy_and_note() {
    local order
    order=$(buy) && jq --exit-status '.paymentStatus == "PAID"' <<<"$order" >/dev/null && jq --raw-output .id <<<"$order" >>"$work/orders-$1"
}
start_buying() {
    for buyer in $(seq "$buyers"); do
        while :; do buy_and_note "$buyer" 2>>"$work/buyers.log" || sleep 0.2; done &
        buying+=($!)
    done
}
stop_buying() {
    for process in "${buying[@]}"; do kill "$process" && wait "$process" 2>/dev/null || true; done
    buying=()
}
acknowledged() { find "$work" -name 'orders-*' -exec cat {} + | sort; }
token() {
    curl --silent --fail "$shop/admin/v1/auth/login" --header 'Content-Type: application/json' \
        --data '{"email":"owner@example.com","password":"kontor-demo-password"}' | jq --raw-output .accessToken
}
# Shops answer for restored data, not the files of a backup.
there() {
    local expected=$1 found
    found=$(query "select count(*) from orders.orders")
    local token
    token=$(token)
    while read -r id; do
        [ "$(curl --silent --fail "$shop/admin/v1/orders/$id" --header "Authorization: Bearer $token" | jq --raw-output .paymentStatus)" = PAID ] ||
            fail "the acknowledged order $id is not there or not paid"
    done <"$expected"
    echo "$found"
}
verify_audit_log() {
    env "${settings[@]}" "${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar "$jar" --verify-audit-log "$@" >"$work/audit.log" 2>&1 ||
        { cat "$work/audit.log" >&2 && fail "the audit log is not intact"; }
}

# Each selects what must not be there.
invariants() {
    local wrong
    wrong=$(query "
        select 'ledger of ' || payment_id from payment.ledger_entries group by payment_id having sum(amount_minor) <> 0
        union all
        select 'captures of ' || p.id from payment.payments p left join payment.ledger_entries e on e.payment_id = p.id
            group by p.id having coalesce(sum(e.amount_minor) filter (where e.account = 'PROVIDER_CLEARING'), 0)
                <> p.captured_minor - p.refunded_minor - p.withdrawn_minor
        union all
        select 'stock of ' || l.variant_id from inventory.stock_levels l
            left join inventory.movements m using (variant_id, location_id)
            group by l.variant_id, l.location_id, l.on_hand, l.held
            having coalesce(sum(m.on_hand_delta), 0) <> l.on_hand or coalesce(sum(m.held_delta), 0) <> l.held
                or l.held < 0 or l.held > l.on_hand
        union all
        select 'paid order without its payment ' || o.number from orders.orders o
            where o.payment_status = 'PAID' and o.total_minor > 0 and o.placed_at >= '$opened' and not exists (
                select from payment.payments p where p.reference = o.cart_id and p.captured_minor = o.total_minor)
        union all
        select 'paid order without its event ' || o.number from orders.orders o
            where o.payment_status = 'PAID' and o.placed_at >= '$opened' and 1 <> (
                select count(*) from events.log e where e.type = 'order.paid' and e.data ->> 'orderNumber' = o.number)")
    [ -z "$wrong" ] || fail "invariants are violated: $(head -5 <<<"$wrong")"
}

# works NAME ORDERS: what a restored shop must do; ORDERS is a file with orders that must be there
works() {
    local name=$1 orders=$2 count order
    begin "$name: the shop starts"
    start_shop "$name"
    proven
    begin "$name: money, stock, events and orders"
    invariants
    count=$(there "$orders")
    proven "$count orders, $(wc -l <"$orders") of them compared"
    begin "$name: the audit log is verified"
    verify_audit_log "${@:3}"
    proven "$(grep --only-matching '[0-9]*:[0-9a-f]\{16\}' "$work/audit.log" | head -1)"
    begin "$name: media, and a purchase"
    curl --silent --fail --output "$work/restored.png" "$shop$picture" || fail "$picture is not served"
    cmp "$work/original.png" "$work/restored.png" || fail "$picture has changed"
    last=$(sort --version-sort "$work/numbers" | tail -1)
    order=$(buy)
    [ "$(jq --raw-output .paymentStatus <<<"$order")" = PAID ] || fail "no purchase: $order"
    [ "$(jq --raw-output .number <<<"$order" | cat - "$work/numbers" | sort --version-sort | tail -1)" = "$(jq --raw-output .number <<<"$order")" ] || fail "the order number $(jq .number <<<"$order") was given before"
    invariants
    proven "order $(jq --raw-output .number <<<"$order"), after $last"
    stop_shop
}

begin "a shop opens on an empty server"
mkdir "$work/wal" "$work/media-lost" && touch "$work/numbers"
[ ${#owner[@]} = 0 ] || chown "${PG_OWNER:-postgres}" "$work/wal"
"${owner[@]}" initdb --pgdata "$work/lost" --username postgres --auth trust --locale-provider=builtin --builtin-locale=C.UTF-8 --data-checksums >/dev/null
"${owner[@]}" tee --append "$work/lost/postgresql.conf" >/dev/null <<END
archive_mode = on
archive_command = 'test ! -f "$work/wal/%f" && cp "%p" "$work/wal/%f.partial" && sync "$work/wal/%f.partial" && mv "$work/wal/%f.partial" "$work/wal/%f"'
archive_timeout = 10s
END
start_server "$work/lost"
PGDATABASE=postgres query 'create database kontor'
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --file docker/database-roles.sql
query "alter role kontor_owner password 'owner'; alter role kontor_app password 'app'"
start_shop lost
opened=$(query 'select clock_timestamp()')
base64 --decode >"$work/upload.png" <<<iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
picture=$(curl --silent --fail "$shop/admin/v1/media" --header "Authorization: Bearer $(token)" --form "file=@$work/upload.png" | jq --raw-output .url | sed 's#^https\{0,1\}://[^/]*##')
curl --silent --fail --output "$work/original.png" "$shop$picture"
# Enough of the variant in README for many purchases.
level=$(curl --silent --fail "$shop/admin/v1/inventory-levels?sku=GRO-EB-37-250G" --header "Authorization: Bearer $(token)" | jq --compact-output '.items[0] | {variantId, locationId}')
curl --silent --fail --output /dev/null "$shop/admin/v1/inventory-adjustments" --header "Authorization: Bearer $(token)" \
    --header 'Content-Type: application/json' --header 'Idempotency-Key: stock-of-the-drill' \
    --data "$(jq --compact-output '. + {delta: 10000, reason: "RECEIVED"}' <<<"$level")"
proven "PostgreSQL $(query 'show server_version'), $(query "select pg_size_pretty(pg_database_size('kontor'))")"

begin "$buyers buyers buy"
start_buying
until [ "$(acknowledged | wc -l)" -ge "$least" ]; do sleep 0.2; done
proven "$(acknowledged | wc -l) orders"

for kind in dump base; do
    acknowledged >"$work/before-$kind"
    begin "backup under load: $kind"
    before=$(acknowledged | wc -l)
    KONTOR_MEDIA_FOLDER="$work/media-lost" scripts/backup.sh "$kind" "$work/$kind" >"$work/backup.log"
    [ ${#owner[@]} = 0 ] || chown -R "${PG_OWNER:-postgres}" "$work/$kind"
    proven "$(du --summarize --human-readable "$work/$kind" | cut -f1); $(($(acknowledged | wc -l) - before)) orders meanwhile"
done
stop_buying

begin "two orders with a moment between them"
# Buyers that were stopped may have orders under way.
until [ "$(query "select count(*) from orders.orders where status = 'PENDING_PAYMENT' and placed_at >= '$opened'")" = 0 ]; do sleep 0.2; done
one=$(buy)
acknowledged >"$work/before-moment" && jq --raw-output .id <<<"$one" >>"$work/before-moment"
sleep 1
moment=$(query 'select clock_timestamp()')
until_moment=$(query 'select count(*) from orders.orders')
sleep 1
other=$(buy)
proven "$(jq --raw-output .number <<<"$one"), $moment, $(jq --raw-output .number <<<"$other")"

begin "more purchases, then the server is lost"
before=$(acknowledged | wc -l)
start_buying
until [ "$(acknowledged | wc -l)" -ge $((before + least)) ]; do sleep 0.2; done
stop_buying
verify_audit_log
stop_shop
query 'select number from orders.orders' >"$work/numbers"
acknowledged >"$work/before-end" && jq --raw-output .id <<<"$one$other" >>"$work/before-end"
until_end=$(query 'select count(*) from orders.orders')
# What would be lost with the server: the newest WAL file, at most archive_timeout old. A planned move archives it.
segment=$(query "select pg_walfile_name(pg_switch_wal())")
until [ -f "$work/wal/$segment" ]; do sleep 0.1; done
# Not the values of sequences: a restored server continues up to 32 numbers later, which is safe.
contents() { pg_dump --restrict-key=same | grep -v 'pg_catalog\.setval'; }
contents >"$work/contents"
"${owner[@]}" pg_ctl stop --pgdata "$work/lost" --mode immediate --silent
rm -rf "$work/lost" "$work/media-lost"
proven "$until_end orders; $(find "$work/wal" -type f | wc -l) WAL files"

begin "restore from the dump"
"${owner[@]}" initdb --pgdata "$work/from-dump" --username postgres --auth trust --locale-provider=builtin --builtin-locale=C.UTF-8 --data-checksums >/dev/null
start_server "$work/from-dump"
"${owner[@]}" env KONTOR_MEDIA_FOLDER="$work/media-dump" scripts/restore.sh dump "$work/dump"
"${owner[@]}" scripts/restore.sh after >/dev/null
proven "$(query 'select count(*) from orders.orders') orders"
works dump "$work/before-dump"

begin "restore from the base backup and all WAL"
"${owner[@]}" env KONTOR_MEDIA_FOLDER="$work/media-end" scripts/restore.sh base "$work/base" "$work/to-end" "$work/wal"
start_server "$work/to-end"
until [ "$(query 'select pg_is_in_recovery()')" = f ]; do sleep 0.1; done
contents | diff - "$work/contents" >"$work/differences" || fail "the restored database differs from the lost one: $(head -5 "$work/differences" | cut -c1-300)"
"${owner[@]}" scripts/restore.sh after >/dev/null
proven "every row equals that of the lost server"
works end "$work/before-end"

begin "restore to the moment between two orders"
"${owner[@]}" env KONTOR_MEDIA_FOLDER="$work/media-moment" scripts/restore.sh base "$work/base" "$work/to-moment" "$work/wal" "$moment"
start_server "$work/to-moment"
until [ "$(query 'select pg_is_in_recovery()')" = f ]; do sleep 0.1; done
[ "$(query 'select count(*) from orders.orders')" = "$until_moment" ] || fail "not $until_moment orders"
[ "$(query "select count(*) from orders.orders where number = '$(jq --raw-output .number <<<"$one")'")" = 1 ] || fail "the first order is not there"
[ "$(query "select count(*) from orders.orders where number = '$(jq --raw-output .number <<<"$other")'")" = 0 ] || fail "the second order is there"
"${owner[@]}" scripts/restore.sh after >/dev/null
proven "$until_moment orders, the first one is there and the second is not"
works moment "$work/before-moment"

begin "a damaged backup and a folder that is not empty are refused"
printf x >>"$work/base/base.tar.gz"
! "${owner[@]}" scripts/restore.sh base "$work/base" "$work/refused" "$work/wal" >/dev/null 2>&1 || fail "a damaged backup was restored"
! "${owner[@]}" scripts/restore.sh base "$work/base" "$work/to-end" "$work/wal" >/dev/null 2>&1 || fail "a folder was overwritten"
[ ! -e "$work/refused" ] || fail "a damaged backup left files"
proven
step=
