#!/usr/bin/env bash
# Sets the version of the next commit; docs/release.md has the steps around it.
#
#   scripts/prepare-release.sh 0.1.0            a release: pom.xml, the time in the jar, and a section of the changelog out of Unreleased
#   scripts/prepare-release.sh 0.2.0-SNAPSHOT   the version after it: pom.xml
#   scripts/prepare-release.sh --check v0.1.0   fails unless the tag is the version of pom.xml and has a section in the changelog
#   scripts/prepare-release.sh --notes v0.1.0   prints that section
set -euo pipefail
cd "$(dirname "$0")/.."
fail() { echo "$*" >&2 && exit 1; }
current() { sed -n '/<artifactId>kontor<\/artifactId>/,/<name>/s/.*<version>\(.*\)<\/version>.*/\1/p' pom.xml | head -1; }
# The lines between the heading of the version and the next heading of its level.
section() { awk -v version="$1" '/^## / { inside = index($0, "## [" version "]") == 1 || $0 == "## " version } inside && !/^## /' CHANGELOG.md; }

case ${1-} in
--check | --notes)
    tag=${2:?name a tag}
    version=${tag#v}
    [ "$tag" = "v$version" ] || fail "$tag is no tag of a release (v0.1.0)"
    [ "$(current)" = "$version" ] || fail "pom.xml has the version $(current), not $version"
    [ -n "$(section "$version" | tr -d '[:space:]')" ] || fail "CHANGELOG.md has no section for $version"
    [ "$1" = --check ] || section "$version"
    ;;
[0-9]*.[0-9]*.[0-9]*)
    version=$1
    [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-SNAPSHOT)?$ ]] || fail "$version is no version"
    former=$(current)
    sed -i "/<artifactId>kontor<\/artifactId>/,/<name>/s#<version>$former</version>#<version>$version</version>#" pom.xml
    [ "$(current)" = "$version" ] || fail "the version in pom.xml was not set"
    if [[ $version != *-SNAPSHOT ]]; then
        [ -n "$(section Unreleased | tr -d '[:space:]')" ] || fail "CHANGELOG.md says nothing under Unreleased"
        sed -i "s/^## Unreleased\$/## Unreleased\n\n## [$version] - $(date --utc +%Y-%m-%d)/" CHANGELOG.md
        sed -i "s#<project.build.outputTimestamp>.*</project.build.outputTimestamp>#<project.build.outputTimestamp>$(date --utc +%Y-%m-%dT00:00:00Z)</project.build.outputTimestamp>#" pom.xml
    fi
    echo "$former is now $version"
    ;;
*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
