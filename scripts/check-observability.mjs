// The steps of check-observability.sh that need more than bash:
//   dashboards                    checks what Grafana needs of docker/grafana/dashboards
//   types FOLDER                  writes a program into FOLDER that compiles only if the dashboards have the types of Grafana's SDK
//   load SHOP                     uses the demo shop as shoppers, staff and attackers do
//   queries PROMETHEUS [SECONDS]  runs each query of each panel and each rule, over the last SECONDS
//   firing PROMETHEUS ALERT       waits until the alert fires
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const FOLDER = 'docker/grafana/dashboards';
const RULES = 'docker/prometheus/kontor.rules.yml';

// These need what a demo shop does not have: failures, disputes, a provider with webhooks, Redis, OpenSearch. Without them the queries must
// be valid.
const MAY_BE_EMPTY = [
    'shop_payment_disputes_total',
    'shop_payment_webhooks_total',
    'kontor_events_failures_total',
    'kontor_redis_away',
    'kontor_search_answers_total',
    'kontor_search_engine_waiting',
    'tasks_scheduled_execution_seconds_count{job="kontor",instance=~".*",outcome="ERROR"}',
];

const dashboards = readdirSync(FOLDER)
    .filter(name => name.endsWith('.json'))
    .map(name => ({ name, ...JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) }));
const panels = dashboards.flatMap(dashboard => dashboard.panels.map(panel => ({ dashboard, ...panel })));
const charts = panels.filter(panel => panel.type !== 'row');

function fail(problems) {
    if (problems.length > 0) {
        console.error(problems.map(problem => `FAILED: ${problem}`).join('\n'));
        process.exit(1);
    }
}

async function json(url, options) {
    const response = await fetch(url, options);
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

function checkDashboards() {
    const problems = [];
    const uids = dashboards.map(dashboard => dashboard.uid);
    const expect = (right, where, what) => right || problems.push(`${where}: ${what}`);
    for (const dashboard of dashboards) {
        const where = dashboard.name;
        const ids = dashboard.panels.map(panel => panel.id);
        const variables = dashboard.templating.list.map(variable => variable.name);
        expect(/^[a-z0-9-]{1,40}$/.test(dashboard.uid), where, 'needs a uid of at most 40 characters');
        expect(uids.filter(uid => uid === dashboard.uid).length === 1, where, 'has the uid of another dashboard');
        expect(dashboard.schemaVersion === 42, where, 'needs schemaVersion 42, that of Grafana 12.3');
        expect(dashboard.title && !('id' in dashboard), where, 'needs a title, and no id, which the database assigns');
        expect(new Set(ids).size === ids.length, where, 'has two panels with one id');
        expect(variables.includes('datasource'), where, 'needs the variable datasource');
        dashboard.links.forEach(link => expect(uids.some(uid => link.url === `/d/${uid}`), where, `links to nowhere: ${link.url}`));
        const cells = new Map();
        for (const panel of dashboard.panels) {
            const place = `${where}, panel ${panel.id} "${panel.title}"`;
            const { x, y, w, h } = panel.gridPos;
            expect(x >= 0 && w > 0 && h > 0 && x + w <= 24, place, 'is outside of the grid');
            for (let cell = 0; cell < w * h; cell++) {
                const key = `${x + (cell % w)},${y + Math.floor(cell / w)}`;
                expect(!cells.has(key), place, `overlaps panel ${cells.get(key)}`);
                cells.set(key, panel.id);
            }
            if (panel.type === 'row') {
                continue;
            }
            expect(panel.title && panel.description && panel.fieldConfig.defaults.unit, place, 'needs title, description and unit');
            expect(panel.targets.length > 0, place, 'needs a query');
            const refs = panel.targets.map(target => target.refId);
            expect(new Set(refs).size === refs.length, place, 'has two queries with one refId');
            for (const owner of [panel, ...panel.targets]) {
                expect(owner.datasource.uid === '${datasource}' && owner.datasource.type === 'prometheus', place, 'needs the data source ${datasource}');
            }
            for (const [, name] of JSON.stringify(panel).matchAll(/\$\{?(\w+)/g)) {
                expect(variables.includes(name) || name.startsWith('__'), place, `uses an unknown variable: ${name}`);
            }
        }
    }
    fail(problems);
    console.log(`${dashboards.length} dashboards, ${charts.length} panels, ${charts.flatMap(panel => panel.targets).length} queries: structure is valid`);
}

// The SDK's enumerations and the marker of queries cannot be written as JSON: the former become unions of their values, the latter goes.
function writeTypes(folder) {
    const sdk = `${folder}/node_modules/@grafana/grafana-foundation-sdk/dist`;
    for (const module of ['dashboard', 'common', 'prometheus', 'timeseries', 'stat']) {
        const file = `${sdk}/${module}/types.gen.d.ts`;
        const text = readFileSync(file, 'utf8')
            .replace(/export declare enum (\w+) \{([^}]*)\}/g, (_, name, body) => {
                const members = [...body.matchAll(/(\w+) = ("[^"]*"|-?\d+)/g)];
                return `export type ${name} = ${members.map(member => member[2]).join(' | ')};\n`
                    + `export declare namespace ${name} { ${members.map(member => `type ${member[1]} = ${member[2]};`).join(' ')} }`;
            })
            .replace('_implementsDataqueryVariant(): void;', '');
        writeFileSync(file, text);
    }
    writeFileSync(`${sdk}/cog/variants_gen.d.ts`, "export type Dataquery = import('../prometheus').Dataquery;\n");
    const lines = ['dashboard', 'timeseries', 'stat'].map(name => `import type * as ${name} from '@grafana/grafana-foundation-sdk/${name}';`);
    dashboards.forEach(({ name, ...dashboard }, index) => {
        lines.push(`export const dashboard${index}: dashboard.Dashboard = ${JSON.stringify(dashboard)};`);
    });
    charts.forEach((panel, index) => {
        lines.push(`export const options${index}: ${panel.type}.Options = ${JSON.stringify(panel.options)};`);
        if (panel.type === 'timeseries') {
            lines.push(`export const custom${index}: timeseries.FieldConfig = ${JSON.stringify(panel.fieldConfig.defaults.custom)};`);
        }
    });
    writeFileSync(`${folder}/dashboards.ts`, lines.join('\n'));
}

async function load(shop) {
    const post = (path, body, headers = {}) => json(shop + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...headers },
        body: JSON.stringify(body),
    });
    const products = (await json(`${shop}/store/v1/products?limit=5`)).body.items;
    for (const product of products) {
        await json(`${shop}/store/v1/products/${product.slug}`);
    }
    await json(`${shop}/store/v1/search?q=cup`);
    await json(`${shop}/store/v1/products/none`);
    await post('/store/v1/auth/login', { email: 'ada@example.com', password: 'kontor-demo-password' });
    const staff = await post('/admin/v1/auth/login', { email: 'owner@example.com', password: 'kontor-demo-password' });
    if (staff.status !== 200) {
        fail([`the owner of the demo shop cannot sign in: ${staff.status} ${JSON.stringify(staff.body)}`]);
    }
    // An account is throttled after ten; a source may try 30 times a minute.
    for (let attempt = 0; attempt < 4; attempt++) {
        await post('/admin/v1/auth/login', { email: 'nobody@example.com', password: 'a-wrong-password' });
    }
    const headers = { Authorization: `Bearer ${staff.body.accessToken}` };
    const payments = (await json(`${shop}/admin/v1/payments?status=CAPTURED&limit=20`, { headers })).body.items;
    const results = [];
    for (const payment of payments) {
        const refund = await post(`/admin/v1/payments/${payment.id}/refunds`, { reason: 'Load of check-observability' }, headers);
        if (refund.status === 201) {
            results.push('a refund');
            break;
        }
    }
    const job = await post('/admin/v1/exports', { type: 'PRODUCTS', format: 'CSV' }, headers);
    const endpoint = await post('/admin/v1/webhook-endpoints', { url: 'https://receiver.example/kontor', eventTypes: ['*'] }, headers);
    console.log(`load: ${[...results, `export ${job.status}`, `webhook endpoint ${endpoint.status}`].join(', ')}`);
}

async function query(prometheus, expression, seconds) {
    const now = Number(process.env.AT ?? Date.now() / 1000);
    const parameters = new URLSearchParams(seconds
        ? { query: expression, start: now - seconds, end: now, step: 5 }
        : { query: expression, time: now });
    const { body } = await json(`${prometheus}/api/v1/query${seconds ? '_range' : ''}`, { method: 'POST', body: parameters });
    if (body.status !== 'success') {
        throw new Error(`${body.error}: ${expression}`);
    }
    return body.data.result.filter(series => (series.values ?? [series.value]).some(([, value]) => Number.isFinite(Number(value))));
}

async function checkQueries(prometheus, seconds) {
    const problems = [];
    const empty = [];
    let withData = 0;
    for (const panel of charts) {
        for (const target of panel.targets) {
            const expression = target.expr
                .replaceAll('$__rate_interval', '30s')
                .replaceAll('$__interval', '1m')
                .replaceAll('$__range', `${seconds}s`)
                .replaceAll('$instance', '.*');
            const found = await query(prometheus, expression, target.instant ? 0 : seconds);
            const place = `${panel.dashboard.name}, "${panel.title}" ${target.refId}`;
            if (found.length > 0) {
                withData++;
            } else if (MAY_BE_EMPTY.some(metric => expression.includes(metric))) {
                empty.push(place);
            } else {
                problems.push(`${place} returns no data: ${expression}`);
            }
        }
    }
    console.log(`panels: ${withData} queries return data, ${empty.length} are valid and empty here:`);
    empty.forEach(place => console.log(`  ${place}`));

    const { groups } = (await json(`${prometheus}/api/v1/rules`)).body.data;
    const rules = groups.flatMap(group => group.rules);
    let results = 0;
    for (const rule of rules) {
        if (rule.health !== 'ok') {
            problems.push(`${rule.name} is not evaluated: ${rule.health} ${rule.lastError ?? ''}`);
        }
        const found = await query(prometheus, rule.query);
        if (rule.type === 'recording' && found.length === 0) {
            problems.push(`${rule.name} returns no data: ${rule.query}`);
        }
        results += found.length > 0;
    }
    const alerts = rules.filter(rule => rule.type === 'alerting');
    console.log(`rules: ${rules.length - alerts.length} recording and ${alerts.length} alerting are evaluated, ${results} return data now`);

    const known = new Set((await json(`${prometheus}/api/v1/label/__name__/values`)).body.data);
    const used = new Set([readFileSync(RULES, 'utf8'), JSON.stringify(charts)].flatMap(text =>
        [...text.matchAll(/\b(?:kontor:\w+:\w+|(?:http|hikaricp|jvm|process|system|kontor|shop|logback|tasks|cache)_\w+)(?=[{\[ "\\)])/g)].map(found => found[0])));
    used.forEach(name => known.has(name) || MAY_BE_EMPTY.includes(name) || problems.push(`no metric has the name ${name}`));
    console.log(`metrics: ${used.size} names are used, ${[...used].filter(name => known.has(name)).length} of them exist here`);
    const firing = alerts.filter(rule => rule.state === 'firing').map(rule => rule.name);
    console.log(`firing now: ${[...new Set(firing)].join(', ') || 'none'}`);
    fail(problems);
}

async function awaitFiring(prometheus, name) {
    const start = Date.now();
    while (Date.now() - start < 180_000) {
        const { alerts } = (await json(`${prometheus}/api/v1/alerts`)).body.data;
        const alert = alerts.find(candidate => candidate.labels.alertname === name && candidate.state === 'firing');
        if (alert) {
            console.log(`${name} fires after ${Math.round((Date.now() - start) / 1000)} s: ${JSON.stringify({ ...alert.labels, ...alert.annotations })}`);
            return;
        }
        await sleep(1000);
    }
    fail([`${name} does not fire`]);
}

const [step, ...args] = process.argv.slice(2);
const steps = {
    dashboards: checkDashboards,
    types: writeTypes,
    load,
    queries: (prometheus, seconds = '120') => checkQueries(prometheus, Number(seconds)),
    firing: awaitFiring,
};
await steps[step](...args);
