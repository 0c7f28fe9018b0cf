#!/bin/sh
# Signs in at a real OpenID Connect provider that is none of ours (npm: oidc-provider), staff and shoppers: runs
# OtherProviderTests alone and fails where it would be skipped. Needs Node.js 20 or newer, npm and its registry.
set -eu
cd "$(dirname "$0")/.."
node --version
npm --version
./mvnw -B -q test -Dtest=OtherProviderTests -Dkontor.test.other-provider=required
