#!/usr/bin/env bash
# Proves an upgrade and the way back under load: two instances of a former version are replaced by this build one after the other
# while people buy, then by the former version again on the schema of this one, then by this build. No request may fail, and the
# rules about money, stock, orders and events must hold.
#
#   scripts/check-upgrade.sh [REVISION]
#
# REVISION is the former version: a tag, or any commit with the same first migration; the last tag, or else the parent commit,
# if none is named. Needs what ./mvnw needs, and git; redis-server is used if it is there.
set -euo pipefail
cd "$(dirname "$0")/.."
former=$(git rev-parse --verify --short "${1:-$(git describe --tags --abbrev=0 2>/dev/null || echo HEAD~1)}^{commit}")
first=src/main/resources/db/migration/shared/V20261220000001__shared_schema.sql
if ! git cat-file -e "$former:$first" 2>/dev/null; then
    echo "$former is a pre-release snapshot without ${first##*/}: this version refuses its database (ADR 57)." >&2
    exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git archive "$former" | tar --extract --directory "$work"
(cd "$work" && ./mvnw --batch-mode --quiet -DskipTests package)
echo "from $former to $(git rev-parse --short HEAD) and back"
./mvnw --batch-mode --quiet -Pchaos test -Dtest=UpgradeChaos -Dkontor.chaos.previous-jar="$work/target/kontor-standalone.jar"
cat target/chaos-report.md
