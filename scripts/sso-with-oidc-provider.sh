#!/bin/sh
# Signs staff and shoppers in at an independent OpenID Connect provider (npm: oidc-provider): runs
# OtherProviderTests alone and fails where it would be skipped. Needs Node.js 20 or newer, npm and its registry.
set -eu
cd "$(dirname "$0")/.."
node --version
npm --version
./mvnw -B -q test -Dtest=OtherProviderTests -Dkontor.test.other-provider=required
