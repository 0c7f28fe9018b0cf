#!/usr/bin/env bash
# Builds the committed state twice, in two folders, and compares the jars byte by byte.
#
#   scripts/check-reproducible.sh [MAVEN OPTION...]
#
# The options are passed to both builds; -Psbom if there are none. The checksums are printed, and stored in target/reproducible with
# the jars. Needs what ./mvnw needs, and git.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$#" -gt 0 ] || set -- -Psbom
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for build in one another/deeper; do
    mkdir -p "$work/$build"
    git archive HEAD | tar --extract --directory "$work/$build"
    (cd "$work/$build" && ./mvnw --batch-mode --quiet -DskipTests "$@" package)
    (cd "$work/$build/target" && sha256sum kontor.jar kontor-standalone.jar) >"$work/$(basename "$build").sums"
done
if ! diff "$work/one.sums" "$work/deeper.sums"; then
    for jar in kontor.jar kontor-standalone.jar; do
        diff <(cd "$work" && unzip -lv "one/target/$jar" | awk '{print $7, $8}') <(cd "$work" && unzip -lv "another/deeper/target/$jar" | awk '{print $7, $8}') || true
    done | head -20 >&2
    echo "two builds of one commit differ" >&2
    exit 1
fi
mkdir -p target/reproducible
cp "$work/one/target/kontor.jar" "$work/one/target/kontor-standalone.jar" target/reproducible/
[ ! -f "$work/one/target/classes/META-INF/sbom/application.cdx.json" ] || cp "$work/one/target/classes/META-INF/sbom/application.cdx.json" target/reproducible/kontor.cdx.json
(cd target/reproducible && sha256sum -- *)
