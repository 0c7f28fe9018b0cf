// What a person does in Swagger UI, for the scripts that drive it in headless Chromium.
import { chromium } from 'playwright-core';

export const origin = process.env.KONTOR_URL ?? 'http://localhost:8080';
const password = 'kontor-demo-password';

export class SwaggerUi {
    complaints = [];

    static async start() {
        const ui = new SwaggerUi();
        ui.browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
        ui.page = await ui.browser.newPage({ viewport: { width: 1400, height: 1600 } });
        ui.page.on('console', (message) => message.type() === 'error' && ui.complaints.push(message.text()));
        ui.page.on('pageerror', (error) => ui.complaints.push(String(error)));
        ui.page.on('request', (request) => {
            const url = request.url();
            if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')) {
                ui.complaints.push(`asked a stranger: ${url}`);
            }
        });
        return ui;
    }

    async open(definition) {
        await this.page.goto(`${origin}/docs`);
        await this.page.locator('.opblock-tag-section').first().waitFor();
        await this.page.locator('#select').selectOption({ label: definition });
        const name = definition.replace('API', '').trim().toLowerCase();
        await this.page.locator('.info .title', { hasText: name }).waitFor();
    }

    async authorizeWithCartToken(token) {
        await this.page.locator('.btn.authorize').first().click();
        const form = this.page.locator('.modal-ux .auth-container', { hasText: 'X-Cart-Token' }).last();
        await form.locator('input').fill(token);
        await form.locator('button.authorize').click();
        await this.page.locator('.modal-ux .btn-done').last().click();
    }

    async authorize(username) {
        await this.page.locator('.btn.authorize').first().click();
        const dialog = this.page.locator('.modal-ux');
        const form = dialog.locator('.auth-container', { has: this.page.locator('#oauth_username') }).first();
        await form.locator('#oauth_username').fill(username);
        await form.locator('#oauth_password').fill(password);
        const answered = this.page.waitForResponse((answer) => answer.url().endsWith('/auth/token'));
        await form.locator('button.authorize').click();
        expect((await answered).status(), 200, 'Authorize');
        await dialog.locator('.close-modal, .btn-done').first().click();
    }

    // Opens all tags; they are closed at first.
    async expand() {
        const closed = this.page.locator('.opblock-tag[data-is-open="false"]');
        while ((await closed.count()) > 0) {
            await closed.first().click();
        }
        await this.page.locator('.opblock').first().waitFor();
    }

    // The ids of the operations that are shown, in their order.
    async operations() {
        const ids = await this.page.locator('.opblock').evaluateAll((blocks) => blocks.map((block) => block.id));
        return ids.map((id) => id.split('-').at(-1));
    }

    // Presses Execute; what is not given stays as Swagger UI has filled it in.
    async execute(operation, expected, parameters = {}, body = undefined) {
        const block = this.page.locator(`.opblock[id$="-${operation}"]`);
        if ((await block.count()) === 0) {
            await this.expand();
        }
        if (!(await block.evaluate((element) => element.classList.contains('is-open')))) {
            await block.locator('.opblock-summary-control').click();
        }
        for (const [name, value] of Object.entries(parameters)) {
            await block.locator(`tr[data-param-name="${name}"] input`).fill(value);
        }
        if (body !== undefined) {
            await block.locator('textarea.body-param__text').fill(JSON.stringify(body));
        }
        const answered = this.page.waitForResponse(
            (answer) => answer.request().method() !== 'OPTIONS' && answer.url().includes('/v1/') && !answer.url().includes('api-docs'),
        );
        await block.locator('.btn.execute').click();
        const answer = await answered;
        const address = decodeURIComponent(answer.url().replace(origin, ''));
        expect(answer.status(), expected, `${operation} (${answer.request().method()} ${address})`, await answer.text());
        await block.locator('.live-responses-table .response-col_status', { hasText: String(answer.status()) }).first().waitFor();
        return answer.status() === 204 ? {} : answer.json();
    }

    async picture(path) {
        await this.page.screenshot({ path });
    }

    // Runs the story, takes a picture of its end, and ends the process with 1 if anything went wrong.
    async run(story, done, lastPicture) {
        try {
            await story();
        } catch (failure) {
            this.complaints.push(String(failure));
        }
        await this.picture(lastPicture);
        await this.browser.close();
        if (this.complaints.length > 0) {
            console.error(this.complaints.join('\n'));
            process.exit(1);
        }
        console.log(`${origin}: ${done}; nobody else was asked, the console stayed empty`);
    }
}

// @param expected a status, or `2xx`
export function expect(actual, expected, what, detail = '') {
    const fits = expected === '2xx' ? actual >= 200 && actual < 300 : actual === expected;
    if (!fits) {
        throw new Error(`${what}: expected ${expected}, got ${actual} ${detail}`);
    }
    console.log(`${what}: ${actual}`);
}
