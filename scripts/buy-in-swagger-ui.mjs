// Run by buy-in-swagger-ui.sh: clicks and types like a person.
import { SwaggerUi, expect } from './swagger-ui.mjs';

const ui = await SwaggerUi.start();

async function story() {
    await ui.open('Store API');
    const cart = await ui.execute('createCart', 201, {}, {
        currency: 'USD',
        email: 'ada@example.com',
        items: [{ sku: 'GRO-EB-37-250G', quantity: 2 }],
        shippingAddress: {
            firstName: 'Ada', lastName: 'Lovelace', line1: '12 Analytical Row', city: 'San Francisco',
            region: 'CA', postcode: '94103', country: 'US',
        },
    });
    await ui.authorizeWithCartToken(cart.token);
    const guest = { id: cart.id };
    await ui.execute('selectCartShipping', 200, guest, { code: 'us-standard' });
    await ui.execute('startCartPayment', 201, { ...guest, 'Idempotency-Key': `pay-${cart.id}` }, { method: 'test', token: 'tok_approve' });
    const order = await ui.execute('completeCart', 201, { ...guest, 'Idempotency-Key': `buy-${cart.id}` }, {});
    expect(order.paymentStatus, 'PAID', 'payment of the order');

    await ui.open('Admin API');
    await ui.authorize('owner@example.com');
    const seen = await ui.execute('getOrder', 200, { id: order.id });
    const fulfillment = await ui.execute('createFulfillment', 201, { id: order.id, 'Idempotency-Key': `pack-${order.id}` }, {
        items: seen.items.map((item) => ({ itemId: item.id, quantity: item.quantity })),
    });
    await ui.execute('shipFulfillment', 200, { id: fulfillment.id, 'Idempotency-Key': `ship-${order.id}` });
    const shipped = await ui.execute('getOrder', 200, { id: order.id });
    expect(shipped.fulfillmentStatus, 'FULFILLED', 'the order');
}

await ui.run(story, 'bought and shipped in Swagger UI', process.env.PICTURE);
