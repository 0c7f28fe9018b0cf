// Run by buy-in-swagger-ui.sh: everything goes through what a person would click and type.
import { chromium } from 'playwright-core';

const origin = process.env.KONTOR_URL ?? 'http://localhost:8080';
const password = 'kontor-demo-password';
const complaints = [];

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 1400, height: 1600 } });
page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
page.on('pageerror', (error) => complaints.push(String(error)));
page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')) {
        complaints.push(`asked a stranger: ${url}`);
    }
});

async function open(definition) {
    await page.goto(`${origin}/docs`);
    await page.locator('.opblock').first().waitFor();
    await page.locator('#select').selectOption({ label: definition });
    await page.locator('.info .title', { hasText: definition.replace('API', '').trim().toLowerCase() }).waitFor();
}

async function authorizeWithCartToken(token) {
    await page.locator('.btn.authorize').first().click();
    const form = page.locator('.modal-ux .auth-container', { hasText: 'X-Cart-Token' }).last();
    await form.locator('input').fill(token);
    await form.locator('button.authorize').click();
    await page.locator('.modal-ux .btn-done').last().click();
}

async function authorize(username) {
    await page.locator('.btn.authorize').first().click();
    const dialog = page.locator('.modal-ux');
    const form = dialog.locator('.auth-container', { has: page.locator('#oauth_username') }).first();
    await form.locator('#oauth_username').fill(username);
    await form.locator('#oauth_password').fill(password);
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/auth/token'));
    await form.locator('button.authorize').click();
    expect((await answered).status(), 200, 'Authorize');
    await dialog.locator('.close-modal, .btn-done').first().click();
}

async function execute(operation, expected, parameters = {}, body = undefined) {
    const block = page.locator(`.opblock[id$="-${operation}"]`);
    if (!(await block.evaluate((element) => element.classList.contains('is-open')))) {
        await block.locator('.opblock-summary-control').click();
    }
    for (const [name, value] of Object.entries(parameters)) {
        await block.locator(`tr[data-param-name="${name}"] input`).fill(value);
    }
    if (body !== undefined) {
        await block.locator('textarea.body-param__text').fill(JSON.stringify(body));
    }
    const answered = page.waitForResponse((answer) => answer.request().method() !== 'OPTIONS' && answer.url().includes('/v1/'));
    await block.locator('.btn.execute').click();
    const answer = await answered;
    expect(answer.status(), expected, operation, await answer.text());
    await block.locator('.live-responses-table .response-col_status', { hasText: String(expected) }).first().waitFor();
    return answer.status() === 204 ? {} : answer.json();
}

function expect(actual, expected, what, detail = '') {
    if (actual !== expected) {
        throw new Error(`${what}: expected ${expected}, got ${actual} ${detail}`);
    }
    console.log(`${what}: ${actual}`);
}

try {
    await open('Store API');
    const cart = await execute('createCart', 201, {}, {
        currency: 'USD',
        email: 'ada@example.com',
        items: [{ sku: 'GRO-EB-37-250G', quantity: 2 }],
        shippingAddress: {
            firstName: 'Ada', lastName: 'Lovelace', line1: '12 Analytical Row', city: 'San Francisco',
            region: 'CA', postcode: '94103', country: 'US',
        },
    });
    await authorizeWithCartToken(cart.token);
    const guest = { id: cart.id };
    await execute('selectCartShipping', 200, guest, { code: 'us-standard' });
    await execute('startCartPayment', 201, { ...guest, 'Idempotency-Key': `pay-${cart.id}` }, { method: 'test', token: 'tok_approve' });
    const order = await execute('completeCart', 201, { ...guest, 'Idempotency-Key': `buy-${cart.id}` }, {});
    expect(order.paymentStatus, 'PAID', 'payment of the order');

    await open('Admin API');
    await authorize('owner@example.com');
    const seen = await execute('getOrder', 200, { id: order.id });
    const fulfillment = await execute('createFulfillment', 201, { id: order.id, 'Idempotency-Key': `pack-${order.id}` }, {
        lines: seen.lines.map((line) => ({ lineId: line.id, quantity: line.quantity })),
    });
    await execute('shipFulfillment', 200, { id: fulfillment.id, 'Idempotency-Key': `ship-${order.id}` });
    const shipped = await execute('getOrder', 200, { id: order.id });
    expect(shipped.fulfillmentStatus, 'FULFILLED', 'the order');
} catch (failure) {
    complaints.push(String(failure));
}
await page.screenshot({ path: process.env.PICTURE });
await browser.close();
if (complaints.length > 0) {
    console.error(complaints.join('\n'));
    process.exit(1);
}
console.log(`${origin}: bought and shipped in Swagger UI; nobody else was asked, the console stayed empty`);
