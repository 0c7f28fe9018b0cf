// Calls the same lists through the client of @hey-api/openapi-ts.
import { listOrders } from './hey-api/admin-v1/sdk.gen.js';
import { client as adminClient } from './hey-api/admin-v1/client.gen.js';
import { listProducts, searchProducts } from './hey-api/store-v1/sdk.gen.js';
import { client as storeClient } from './hey-api/store-v1/client.gen.js';
import { expect, origin, token } from './expectations.js';

storeClient.setConfig({ baseUrl: origin });
adminClient.setConfig({ baseUrl: origin, auth: await token() });

const clothes = await listProducts({
    query: { attr: { material: 'cotton,wool', 'power.lte': '1000' }, sort: ['title', '-publishedAt'] },
});
expect('hey-api: two attributes that nothing has both', clothes.data?.items.length, 0);

const cottonOrWool = await listProducts({
    query: { attr: { material: 'cotton,wool' }, sort: ['title', '-publishedAt'], limit: 100 },
});
const titles = cottonOrWool.data?.items.map((item) => item.title) ?? [];
expect('hey-api: some products of cotton or wool', titles.length > 3, true);
expect('hey-api: they are sorted', titles.join(), [...titles].sort().join());

const found = await searchProducts({
    query: { availability: ['IN_STOCK', 'PREORDER'], attr: { 'power.gte': '5', 'power.lte': '30' } },
});
expect('hey-api: a search with two availabilities and two bounds', (found.data?.total.value ?? 0) > 0, true);

const orders = await listOrders({ query: { status: ['OPEN', 'COMPLETED'], paymentStatus: ['PAID', 'REFUNDED'], limit: 5 } });
expect('hey-api: orders in two states', orders.response?.status, 200);
