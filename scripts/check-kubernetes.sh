#!/usr/bin/env bash
# Builds every Kustomization below deploy/kubernetes and validates the results against the schemas of the Kubernetes API (of the
# npm package kubernetes-models). Needs kustomize (or kubectl), Node and npm.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
if command -v kustomize >/dev/null; then build=(kustomize build); else build=(kubectl kustomize); fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp scripts/check-kubernetes.mjs "$work"
npm install --silent --no-audit --no-fund --prefix "$work" kubernetes-models@5.1.0 yaml@2.8.1 >/dev/null
for folder in migration overlays/two-replicas overlays/twenty-replicas; do
    "${build[@]}" "$root/deploy/kubernetes/$folder" | node "$work/check-kubernetes.mjs" "$folder"
done
