#!/usr/bin/env bash
# Tries docs/reverse-proxy.md with a new certificate authority: HTTPS of the shop with a certificate that is replaced while it
# runs, PostgreSQL with sslmode=verify-full, Redis over TLS, and the configurations of nginx and Caddy that the page contains.
#
#   scripts/check-tls.sh
#
# Needs PostgreSQL 18 (PG_BIN names its folder if it is not on the PATH), redis-server, nginx, caddy, openssl and a JDK 25
# (JAVA_HOME), curl, jq, and target/kontor-standalone.jar (KONTOR_JAR): ./mvnw -DskipTests package. Root runs PostgreSQL as PG_OWNER.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH=${PG_BIN:+$PG_BIN:}${JAVA_HOME:+$JAVA_HOME/bin:}$PATH:/usr/sbin
jar=$(realpath "${KONTOR_JAR:-target/kontor-standalone.jar}")
for tool in postgres redis-server nginx caddy openssl java curl jq; do
    command -v "$tool" >/dev/null || { echo "$tool is not on the PATH" >&2 && exit 1; }
done

work=$(mktemp -d)
chmod 755 "$work"
processes=() step=""
owner=()
[ "$(id -u)" != 0 ] || { owner=(runuser -u "${PG_OWNER:-postgres}" --) && chown "${PG_OWNER:-postgres}" "$work"; }
finish() {
    local status=$?
    if [ "$status" != 0 ]; then
        echo "FAILED${step:+ at: $step}" >&2
        tail -15 "$work"/*.log >&2 2>/dev/null || true
    fi
    for process in "${processes[@]}"; do kill "$process" 2>/dev/null && wait "$process" 2>/dev/null || true; done
    "${owner[@]}" pg_ctl stop --pgdata "$work/data" --mode immediate --silent 2>/dev/null || true
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
fail() { echo "$*" >&2 && exit 1; }
begin() { step=$1; }
proven() { echo "ok  $step${1:+: $1}"; }
free_port() { local port=$((20000 + RANDOM % 20000)); until ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done; echo "$port"; }
await() { local until=$((SECONDS + 300)); until "$@" >/dev/null 2>&1; do [ "$SECONDS" -lt "$until" ] || fail "waited too long for: $*"; sleep 0.2; done; }

begin "an authority and its certificates"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=Authority of the check' -keyout "$work/ca.key" -out "$work/ca.pem" 2>/dev/null
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=Another authority' -keyout "$work/other.key" -out "$work/other.pem" 2>/dev/null
# certificate NAME SERIAL: for localhost
certificate() {
    openssl req -newkey rsa:2048 -nodes -subj "/CN=$1" -keyout "$work/$1.key" -out "$work/$1.csr" 2>/dev/null
    openssl x509 -req -in "$work/$1.csr" -CA "$work/ca.pem" -CAkey "$work/ca.key" -set_serial "$2" -days 2 -out "$work/$1.pem" \
        -extfile <(echo 'subjectAltName=DNS:localhost,DNS:shop.example.com,IP:127.0.0.1') 2>/dev/null
}
for name in server proxy api next; do certificate "$name" "$((16 + ${#name}))"; done
chmod 644 "$work"/*.key
proven

begin "PostgreSQL and Redis accept only TLS"
"${owner[@]}" initdb --pgdata "$work/data" --username postgres --auth trust --locale-provider=builtin --builtin-locale=C.UTF-8 >/dev/null
"${owner[@]}" cp "$work/server.pem" "$work/server.key" "$work/data/" && "${owner[@]}" chmod 600 "$work/data/server.key"
"${owner[@]}" tee "$work/data/pg_hba.conf" >/dev/null <<<'hostssl all all 127.0.0.1/32 trust'
export PGPORT PGHOST=localhost PGHOSTADDR=127.0.0.1 PGUSER=postgres PGSSLMODE=verify-full PGSSLROOTCERT="$work/ca.pem"
PGPORT=$(free_port)
"${owner[@]}" pg_ctl start --pgdata "$work/data" --silent --wait --log "$work/data.log" --options "-p $PGPORT -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories='' -c ssl=on -c ssl_cert_file=server.pem -c ssl_key_file=server.key" >/dev/null
psql --no-psqlrc --quiet --command 'create database kontor' postgres
! PGSSLMODE=disable psql --no-psqlrc --quiet --command 'select 1' postgres 2>/dev/null || fail "PostgreSQL accepts connections without TLS"
redis=$(free_port)
redis-server --port 0 --tls-port "$redis" --tls-cert-file "$work/server.pem" --tls-key-file "$work/server.key" --tls-ca-cert-file "$work/ca.pem" \
    --tls-auth-clients no --save '' --bind 127.0.0.1 >"$work/redis.log" 2>&1 &
processes+=($!)
redis() { redis-cli --tls --cacert "$work/ca.pem" -h localhost -p "$redis" "$@"; }
await redis ping
proven

port=$(free_port)
common=(SPRING_PROFILES_ACTIVE=demo SPRING_DATASOURCE_USERNAME=postgres SPRING_DATASOURCE_PASSWORD=none KONTOR_DEMO_ORDERS=false KONTOR_DEMO_PICTURES=false
    KONTOR_SECRET_KEY=only-for-the-check-0123456789-0123456789-0123456789 KONTOR_MEDIA_FOLDER="$work/media" SERVER_PORT="$port"
    KONTOR_SHOP_PUBLICURL=https://shop.example.com KONTOR_REDIS_URL="rediss://localhost:$redis" KONTOR_REDIS_SSLBUNDLE=servers
    SPRING_SSL_BUNDLE_PEM_SERVERS_TRUSTSTORE_CERTIFICATE="file:$work/ca.pem" JDK_JAVA_OPTIONS=-Xmx512m)
database() { echo "SPRING_DATASOURCE_URL=jdbc:postgresql://localhost:$PGPORT/kontor?sslmode=verify-full&sslrootcert=$1"; }
# start NAME VARIABLE...
start() {
    local name=$1
    shift
    (cd "$work" && exec env "${common[@]}" "$@" java -jar "$jar") >"$work/$name.log" 2>&1 &
    processes+=($!)
}
stop() { kill "${processes[-1]}" && wait "${processes[-1]}" 2>/dev/null || true; unset 'processes[-1]'; }

begin "a PostgreSQL of an unknown authority is refused"
start refused "$(database "$work/other.pem")"
! wait "${processes[-1]}" || fail "the shop started"
unset 'processes[-1]'
proven "$(grep --invert-match NOTE "$work/refused.log" | grep --ignore-case --max-count 1 -e certif -e ssl -e reached | cut -c1-160)"

begin "the shop has HTTPS, and reaches PostgreSQL and Redis over TLS"
# A folder where nothing else changes: the reload waits until ten seconds have passed without a change in it.
mkdir "$work/tls" && cp "$work/api.pem" "$work/tls/tls.crt" && cp "$work/api.key" "$work/tls/tls.key"
start shop "$(database "$work/ca.pem")" SERVER_SSL_BUNDLE=api SPRING_SSL_BUNDLE_PEM_API_KEYSTORE_CERTIFICATE="file:$work/tls/tls.crt" \
    SPRING_SSL_BUNDLE_PEM_API_KEYSTORE_PRIVATEKEY="file:$work/tls/tls.key" SPRING_SSL_BUNDLE_PEM_API_RELOADONUPDATE=true
https() { curl --silent --fail --cacert "$work/ca.pem" "$@"; }
await https "https://localhost:$port/readyz"
[ "$(psql --no-psqlrc --tuples-only --no-align --command "select bool_and(s.ssl) and count(*) > 0 from pg_stat_ssl s join pg_stat_activity a using (pid)
    where a.application_name = 'kontor'" postgres)" = t ] || fail "connections without TLS"
https --output /dev/null "https://localhost:$port/store/v1/products?limit=3"
await sh -c "redis-cli --tls --cacert '$work/ca.pem' -h localhost -p $redis client list | grep -q 'lib-name=Lettuce\|cmd=evalsha\|cmd=subscribe\|cmd=psubscribe\|cmd=get'"
! curl --silent --max-time 5 --output /dev/null "http://localhost:$port/readyz" --fail || fail "the shop answers without TLS"
proven "$(curl --silent --output /dev/null --cacert "$work/ca.pem" --write-out 'HTTP %{http_version}' "https://localhost:$port/readyz"), $(
    psql --no-psqlrc --tuples-only --no-align --command "select distinct version from pg_stat_ssl where ssl" postgres | paste --serial --delimiters ' ')"

begin "a replaced certificate is used without a restart"
serial() { openssl s_client -connect "localhost:$port" -CAfile "$work/ca.pem" -verify_return_error </dev/null 2>/dev/null | openssl x509 -noout -subject; }
before=$(serial)
: >"$work/statuses"
while :; do https --output /dev/null --write-out '%{http_code}\n' "https://localhost:$port/store/v1/products?limit=3" >>"$work/statuses" || echo failed >>"$work/statuses"; done &
processes+=($!)
cp "$work/next.pem" "$work/tls/tls.crt" && cp "$work/next.key" "$work/tls/tls.key"
replaced=$SECONDS
until [ "$(serial)" != "$before" ]; do [ $((SECONDS - replaced)) -lt 120 ] || fail "still $before"; sleep 0.5; done
stop
! grep --quiet --invert-match '^200$' "$work/statuses" || fail "requests failed: $(sort "$work/statuses" | uniq -c)"
proven "$before, then $(serial), after $((SECONDS - replaced)) s; $(wc -l <"$work/statuses") requests meanwhile, all 200"
stop

begin "the shop behind proxies"
start plain "$(database "$work/ca.pem")"
await curl --silent --fail "http://localhost:$port/readyz"
proven

# behind NAME: what both proxies must do; the proxy listens on $tls and $clear
behind() {
    local at="https://shop.example.com:$tls" headers
    proxied() { curl --silent --cacert "$work/ca.pem" --resolve "shop.example.com:$tls:127.0.0.1" "$@"; }
    await proxied --fail "$at/readyz"
    begin "$1: security headers end to end"
    headers=$(proxied --dump-header - --output /dev/null "$at/store/v1/products?limit=1" | tr -d '\r' | tr '[:upper:]' '[:lower:]')
    for header in 'strict-transport-security: max-age=63072000; includesubdomains' 'x-content-type-options: nosniff' "content-security-policy: default-src 'none'; frame-ancestors 'none'" 'referrer-policy: no-referrer'; do
        [ "$(grep --count --line-regexp --fixed-strings "$header" <<<"$headers")" = 1 ] || fail "not exactly once: $header in $headers"
    done
    ! grep --extended-regexp '^(server: .*[0-9]|x-powered-by:)' <<<"$headers" || fail "a version is visible"
    proven
    begin "$1: a made-up X-Forwarded-For is not believed"
    proxied --output /dev/null "$at/admin/v1/auth/login" --header 'Content-Type: application/json' --header 'X-Forwarded-For: 203.0.113.9' --header 'Forwarded: for=203.0.113.9' \
        --header 'X-Forwarded-Host: evil.example' --data '{"email":"nobody@example.com","password":"wrong-password-of-'"$1"'"}'
    await grep --quiet 'event.outcome=failure .*source.ip=127.0.0.1' "$work/plain.log"
    ! grep --quiet '203\.0\.113\.9' "$work/plain.log" || fail "the shop believed the caller"
    proven
    begin "$1: links name the public address, whatever the request says"
    [ "$(proxied "$at/store/v1/products/there-is-none" --header 'X-Forwarded-Host: evil.example' --header 'X-Forwarded-Proto: http' | jq --raw-output .type)" = https://shop.example.com/problems/not-found ] ||
        fail "$(proxied "$at/store/v1/products/there-is-none" --header 'X-Forwarded-Host: evil.example')"
    proven
    begin "$1: management is not reachable, HTTP is redirected, large bodies are refused"
    [ "$(proxied --output /dev/null --write-out '%{http_code}' "$at/actuator/health")" = 404 ] || fail "/actuator"
    [[ $(curl --silent --output /dev/null --write-out '%{http_code} %{redirect_url}' --resolve "shop.example.com:$clear:127.0.0.1" "http://shop.example.com:$clear/store/v1/products") == 308\ https://shop.example.com* ]] || fail "no redirect"
    head --bytes 30000000 /dev/zero >"$work/large"
    token=$(proxied --fail "$at/admin/v1/auth/login" --header 'Content-Type: application/json' \
        --data '{"email":"owner@example.com","password":"kontor-demo-password"}' | jq --raw-output .accessToken)
    # Caddy 2.6 answers 502 if a body exceeds its limit while it is passed on.
    refused=$(proxied --output /dev/null --write-out '%{http_code}' "$at/admin/v1/media" --header "Authorization: Bearer $token" --form "file=@$work/large" --header 'Expect:' || true)
    [[ $refused =~ ^(413|502)$ ]] || fail "a large body got $refused"
    proven "$refused"
    begin "$1: the README's purchase"
    sed -n '/<!-- journey:start -->/,/<!-- journey:end -->/p' README.md | grep -v -e '^<!--' -e '^```' |
        sed -e "s#http://localhost:8080#$at#" -e "s#curl -sf#curl -sf --cacert $work/ca.pem --resolve shop.example.com:$tls:127.0.0.1#" | bash -euo pipefail |
        jq --slurp --exit-status '.[-1].paymentStatus == "PAID"' >/dev/null || fail "no purchase"
    proven
}
# configuration NAME: of the page, with this machine's ports and files
configuration() {
    sed -n "/<!-- $1:start -->/,/<!-- $1:end -->/p" docs/reverse-proxy.md | grep -v -e '^<!--' -e '^```' |
        sed -e "s#/etc/ssl/shop\.#$work/proxy.#g" -e "s#kontor:8080#127.0.0.1:$port#"
}

tls=$(free_port) clear=$(free_port)
configuration nginx | sed -e "s/listen 443 ssl/listen 127.0.0.1:$tls ssl/" -e "s/listen 80;/listen 127.0.0.1:$clear;/" -e "1i pid $work/nginx.pid; error_log $work/nginx.log; daemon off;" \
    -e "s#^http {#http { access_log off; client_body_temp_path $work/body; proxy_temp_path $work/proxied; fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s;#" >"$work/nginx.conf"
nginx -t -q -c "$work/nginx.conf"
nginx -c "$work/nginx.conf" &
processes+=($!)
behind nginx
stop

tls=$(free_port) clear=$(free_port)
configuration caddy | sed -e "s/^shop.example.com {/shop.example.com:$tls {/" -e "s/admin off/admin off\n\thttp_port $clear\n\thttps_port $tls/" >"$work/Caddyfile"
(cd "$work" && HOME=$work caddy validate --adapter caddyfile --config "$work/Caddyfile" >/dev/null 2>&1) || fail "$(cd "$work" && HOME=$work caddy validate --adapter caddyfile --config "$work/Caddyfile" 2>&1 | tail -3)"
(cd "$work" && HOME=$work exec caddy run --adapter caddyfile --config "$work/Caddyfile" >"$work/caddy.log" 2>&1) &
processes+=($!)
behind caddy
stop
step=""
