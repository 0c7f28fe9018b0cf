// Calls lists with several values through openapi-fetch, with the types of openapi-typescript.
import createClient from 'openapi-fetch';
import type { paths as AdminPaths } from './openapi-typescript/admin-v1.js';
import type { paths as StorePaths } from './openapi-typescript/store-v1.js';
import { expect, origin, token } from './expectations.js';

const store = createClient<StorePaths>({ baseUrl: origin });
const admin = createClient<AdminPaths>({ baseUrl: origin, headers: { Authorization: `Bearer ${await token()}` } });

const clothes = await store.GET('/store/v1/products', {
    params: { query: { attr: { material: 'cotton,wool', 'power.lte': '1000' }, sort: ['title', '-publishedAt'] } },
});
expect('openapi-fetch: two attributes that nothing has both', clothes.data?.items.length, 0);

const cottonOrWool = await store.GET('/store/v1/products', {
    params: { query: { attr: { material: 'cotton,wool' }, sort: ['title', '-publishedAt'], limit: 100 } },
});
const titles = cottonOrWool.data?.items.map((item) => item.title) ?? [];
expect('openapi-fetch: some products of cotton or wool', titles.length > 3, true);
expect('openapi-fetch: they are sorted', titles.join(), [...titles].sort().join());

const found = await store.GET('/store/v1/search', {
    params: { query: { availability: ['IN_STOCK', 'PREORDER'], attr: { 'power.gte': '5', 'power.lte': '30' } } },
});
expect('openapi-fetch: a search with two availabilities and two bounds', (found.data?.total.value ?? 0) > 0, true);

const orders = await admin.GET('/admin/v1/orders', {
    params: { query: { status: ['OPEN', 'COMPLETED'], paymentStatus: ['PAID', 'REFUNDED'], limit: 5 } },
});
expect('openapi-fetch: orders in two states', orders.response.status, 200);

// A type that is not in the document does not compile.
// @ts-expect-error there is no such status
await admin.GET('/admin/v1/orders', { params: { query: { status: ['OPEN', 'NONSENSE'] } } });
