#!/usr/bin/env bash
# Records an AOT cache from one start, purchases and what shoppers and staff call most: train-aot-cache.sh STANDALONE_JAR EXTRACTED_JAR CACHE
#
# The cache is valid only for the class path it was created with, so the training runs the same jar as production.
# A second process, the standalone jar in local mode, provides the database. Run this with the JVM that will use the
# cache. JDK_JAVA_OPTIONS are the heap and the collector of production.
set -euo pipefail

standalone=$1 jar=$2 cache=$3
work=$(mktemp -d)
database_port=${KONTOR_TRAINING_DATABASE_PORT:-25432}
helper_port=${KONTOR_TRAINING_HELPER_PORT:-28081}
port=${KONTOR_TRAINING_PORT:-28080}
options=${JDK_JAVA_OPTIONS:--Xmx256m -XX:+UseSerialGC}
unset JDK_JAVA_OPTIONS
helper= trainee=

stop() {
    for process in $trainee $helper; do
        kill "$process" 2>/dev/null && wait "$process" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap stop EXIT

# GET, or POST of a JSON body, over bash itself: the image has no curl. Prints the response.
call() {
    local port=$1 path=$2 body=${3-} request
    if [ -n "$body" ]; then
        request="POST $path HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: ${#body}\r\n"
    else
        request="GET $path HTTP/1.1\r\n"
    fi
    (exec 3<>"/dev/tcp/127.0.0.1/$port" && printf "${request}Host: localhost\r\nConnection: close\r\n\r\n%s" "$body" >&3 &&
        cat <&3) 2>/dev/null || true
}

await_ready() {
    for _ in $(seq 1200); do
        if call "$1" /readyz | head -1 | grep -q ' 200'; then
            return
        fi
        kill -0 "$2" 2>/dev/null || { echo "process $2 died before it was ready" >&2 && cat "$work"/*.log >&2 && exit 1; }
        sleep 0.5
    done
    echo "not ready after ten minutes" >&2 && cat "$work"/*.log >&2 && exit 1
}

java -jar "$standalone" --kontor.local.data-dir="$work/data" --kontor.local.postgres-port="$database_port" \
    --server.port="$helper_port" >"$work/helper.log" 2>&1 &
helper=$!
await_ready "$helper_port" "$helper"

SPRING_DATASOURCE_URL="jdbc:postgresql://127.0.0.1:$database_port/kontor" SPRING_DATASOURCE_USERNAME=postgres \
    KONTOR_SECRET_KEY=$(cat "$work/data/secret") \
    java -XX:AOTCacheOutput="$cache" $options -jar "$jar" \
    --server.address=127.0.0.1 --server.port="$port" --kontor.payment.test.enabled=true \
    --kontor.limits.policies.{store,cart,search,checkout}.quota=1000000 --spring.data.jpa.repositories.bootstrap-mode=deferred >"$work/trainee.log" 2>&1 &
trainee=$!
await_ready "$port" "$trainee"
for path in /store/v1/categories /store/v1/carts/none /admin/v1/products /problems /docs /actuator/prometheus; do
    call "$port" "$path" >/dev/null
done

# The cache also stores method profiles, so the JVM compiles hot code early: purchases, what shoppers and staff call
# most, and the rejection of a flood of sign-ins. The image has the program compiled.
here=$(dirname "$0")
if [ -e "$here/TrainingShopper.class" ]; then
    java -cp "$here" TrainingShopper "$port" "${KONTOR_TRAINING_PURCHASES:-200}"
else
    java "$here/TrainingShopper.java" "$port" "${KONTOR_TRAINING_PURCHASES:-200}"
fi
products=$(call "$port" '/store/v1/products?limit=100' | grep -o '"slug":"[^"]*"' | cut -d '"' -f 4 | sort -u)
for round in 1 2 3; do
    call "$port" "/store/v1/products?limit=2$round" >/dev/null
    for product in $products; do
        call "$port" "/store/v1/products/$product?locale=en&currency=$([ $round = 1 ] && echo EUR || echo USD)" >/dev/null
    done
    call "$port" "/store/v1/search?q=coffee&limit=1$round" >/dev/null
    for attempt in $(seq 40); do
        call "$port" /store/v1/auth/login '{"email":"training@example.com","password":"a walrus counts seven lamps"}' >/dev/null &
    done
    wait $(jobs -p | grep -vx -e "$helper" -e "$trainee")
done

# The JVM writes the cache when the process exits.
kill "$trainee"
wait "$trainee" || true
trainee=
[ -s "$cache" ] || { echo "no cache was written" >&2 && cat "$work/trainee.log" >&2 && exit 1; }
ls -l "$cache"
