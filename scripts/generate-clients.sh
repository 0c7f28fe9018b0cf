#!/bin/sh
# Generates clients from the documents of a running Kontor (KONTOR_URL, else http://localhost:8080, with the demo shop),
# compiles them, and calls lists with several values of a parameter and several attributes: openapi-typescript with
# openapi-fetch (tsc --strict), @hey-api/openapi-ts, and openapi-generator (Java). Needs Node.js, a JDK 25 and Maven's
# wrapper; fetches the tools into a cache folder outside of the repository (KONTOR_CLIENTS_CACHE, else the temp folder).
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
export KONTOR_URL="${KONTOR_URL:-http://localhost:8080}"
cache=${KONTOR_CLIENTS_CACHE:-${TMPDIR:-/tmp}/kontor-clients}
generator=7.25.0
mkdir -p "$cache"
cp "$root"/scripts/clients/* "$cache/"
cd "$cache"
rm -rf openapi-typescript hey-api java built
mkdir -p openapi-typescript
for api in store-v1 admin-v1; do
    curl -sSf "$KONTOR_URL/v3/api-docs/$api" -o "$api.json"
done

printf '{"type":"module","private":true}' > package.json
if [ ! -x node_modules/.bin/openapi-ts ]; then
    npm install --no-fund --no-audit --loglevel=error openapi-typescript@7.13.0 openapi-fetch@0.17.0 \
        @hey-api/openapi-ts@0.99.0 typescript@5.9.3 @types/node@22
fi
for api in store-v1 admin-v1; do
    node_modules/.bin/openapi-typescript "$api.json" -o "openapi-typescript/$api.d.ts"
    node_modules/.bin/openapi-ts -i "$api.json" -o "hey-api/$api" -c @hey-api/client-fetch --silent
done
node_modules/.bin/tsc -p tsconfig.json
node built/fetch.js
node built/hey.js

java_home=${JAVA_HOME:-$(ls -d /usr/lib/jvm/*25* 2>/dev/null | head -1)}
java="${java_home:+$java_home/bin/}java"
javac="${java_home:+$java_home/bin/}javac"
if [ ! -f "generator/openapi-generator-cli-$generator.jar" ]; then
    "$root/mvnw" -q -B -f "$root/pom.xml" dependency:copy -DoutputDirectory="$cache/generator" \
        -Dartifact="org.openapitools:openapi-generator-cli:$generator:jar"
fi
for api in store admin; do
    "$java" -jar "generator/openapi-generator-cli-$generator.jar" generate -i "$api-v1.json" -g java -o "java/$api" \
        --global-property apiTests=false,modelTests=false,apiDocs=false,modelDocs=false \
        --additional-properties="groupId=kontor,artifactId=$api,apiPackage=kontor.$api.api,modelPackage=kontor.$api.model,invokerPackage=kontor.$api,useSingleRequestParameter=true" \
        > "java-$api.log" 2>&1 || { tail -20 "java-$api.log"; exit 1; }
    JAVA_HOME=$java_home "$root/mvnw" -q -B -f "java/$api/pom.xml" package -DskipTests -Dmaven.javadoc.skip=true \
        dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$cache/java/libraries"
done
libraries=$(printf '%s:' java/libraries/*.jar java/store/target/store-*.jar java/admin/target/admin-*.jar)
"$javac" -cp "$libraries" -d built CallLists.java
"$java" -cp "built:$libraries" CallLists
