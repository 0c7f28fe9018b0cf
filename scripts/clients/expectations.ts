export const origin = process.env.KONTOR_URL ?? 'http://localhost:8080';

export function expect(what: string, actual: unknown, expected: unknown): void {
    if (actual !== expected) {
        console.error(`${what}: expected ${String(expected)}, got ${String(actual)}`);
        process.exit(1);
    }
    console.log(`${what}: ${String(actual)}`);
}

export async function token(): Promise<string> {
    const answer = await fetch(`${origin}/admin/v1/auth/login`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email: 'owner@example.com', password: 'kontor-demo-password' }),
    });
    expect('sign-in', answer.status, 200);
    return ((await answer.json()) as { accessToken: string }).accessToken;
}
