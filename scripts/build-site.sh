#!/usr/bin/env bash
# Builds the documentation site into target/site and fails for dead links between pages, to headings and to files of the repository.
#
#   scripts/build-site.sh
#
# Needs MkDocs with Material: Debian and Ubuntu package mkdocs-material, or pip install mkdocs-material==9.6.4. SITE_SOURCE is where
# files outside of docs/ can be read, such as https://github.com/OWNER/REPOSITORY/blob/main.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v mkdocs >/dev/null || { echo "mkdocs is not on the PATH (apt-get install mkdocs-material)" >&2 && exit 1; }
# Not quietly: MkDocs counts only the warnings that it prints.
output=$(mkdocs build --strict 2>&1) || { grep -v '^INFO' <<<"$output" >&2 && exit 1; }
pages=$(find target/site -name '*.html' | wc -l)
# The search works without a server: its index is a file.
entries=$(grep --only-matching '"location"' target/site/search/search_index.json | wc -l)
[ "$pages" -gt 50 ] && [ "$entries" -gt "$pages" ] || { echo "only $pages pages and $entries entries in the search" >&2 && exit 1; }
echo "target/site: $pages pages, $entries entries in the search, no dead link"
