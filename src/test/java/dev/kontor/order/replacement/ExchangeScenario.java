package dev.kontor.order.replacement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.Background;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Shipped orders of guests, their returns, exchanges and claims. Prices contain 24 percent of tax, and the
/// shipping costs 5.00 USD.
abstract class ExchangeScenario {

    static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    Api api;

    @Autowired
    Logins logins;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Background background;

    BuyingShop shop;
    Api staff;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
    }

    /// An order of a guest.
    record Bought(String id, String token, UUID cart) {}

    Bought shipped(Map<VariantId, Integer> items) {
        var order = bought(items);
        ship(order.id());
        return order;
    }

    Bought bought(Map<VariantId, Integer> items) {
        return completed(shop.readyCart(items));
    }

    Bought completed(BuyingShop.GuestCart cart) {
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);
        return new Bought(order.at("/id"), order.at("/token"), BuyingShop.uuid(cart));
    }

    void ship(String order) {
        var parcel = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/fulfillments", Map.of())
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
    }

    Api buyer(Bought order) {
        return api.with("X-Order-Token", order.token()).withIdempotencyKey();
    }

    Api.Response order(String id) {
        return staff.get("/admin/v1/orders/" + id).expect(200);
    }

    String line(Bought order, int index) {
        return order(order.id()).at("/items/" + index + "/id");
    }

    static Map<String, Object> units(String line, int quantity) {
        return Map.of("itemId", line, "quantity", quantity, "reason", "CHANGED_MIND");
    }

    Api.Response returned(Bought order, int quantity) {
        return staff.withIdempotencyKey()
                .post(
                        "/admin/v1/returns",
                        Map.of("orderId", order.id(), "items", List.of(units(line(order, 0), quantity))))
                .expect(201);
    }

    static String path(Api.Response created) {
        return "/admin/v1/returns/" + created.at("/id");
    }

    Api.Response now(Api.Response created) {
        return staff.get(path(created)).expect(200);
    }

    Api.Response receive(Api.Response created, int quantity, String condition) {
        var item = Map.of("itemId", now(created).at("/items/0/id"), "quantity", quantity, "condition", condition);
        return staff.withIdempotencyKey()
                .post(
                        path(created) + "/receive",
                        Map.of("locationId", location().text(), "items", List.of(item)));
    }

    static Map<String, Object> wanted(VariantId variant, int quantity) {
        return Map.of("variantId", variant.text(), "quantity", quantity);
    }

    static Map<String, Object> sending(VariantId variant, int quantity) {
        return new HashMap<>(Map.of("items", List.of(wanted(variant, quantity))));
    }

    static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var more = new HashMap<>(body);
        more.put(field, value);
        return more;
    }

    Api.Response preview(Api.Response created, Map<String, ?> body) {
        return staff.post(path(created) + "/exchange-preview", body);
    }

    Api.Response exchange(Api.Response created, Map<String, ?> body) {
        return exchange(created, now(created).at("/version"), body);
    }

    Api.Response exchange(Api.Response created, String version, Map<String, ?> body) {
        return staff.withIdempotencyKey()
                .with("If-Match", "\"" + version + "\"")
                .post(path(created) + "/exchange", body);
    }

    Api.Response claim(Bought order, int quantity, String resolution) {
        var item = Map.of("itemId", line(order, 0), "quantity", quantity, "reason", "WRONG_ITEM");
        return staff.withIdempotencyKey()
                .post(
                        "/admin/v1/claims",
                        Map.of("orderId", order.id(), "items", List.of(item), "resolution", resolution));
    }

    void awaitReturn(Api.Response created, String pointer, String value) {
        await().atMost(SOON).until(() -> now(created).at(pointer).equals(value));
    }

    /// Tries at once what is tried again in a quarter of a minute: the first attempt at a refund fails if another
    /// transaction works on the payment.
    void retryRefunds() {
        jdbc.sql("update orders.owed_refunds set next_try_at = now() where done_at is null")
                .update();
        jdbc.sql("update orders.return_refunds set next_try_at = now() where status = 'PENDING' and not transferred")
                .update();
        background.run("OwedRefundPayer");
        background.run("ReturnRefundPayer");
    }

    void awaitOrder(String id, String states) {
        await().atMost(SOON).until(() -> state(id).equals(states));
    }

    /// Status, payment and fulfillment.
    String state(String id) {
        var order = order(id);
        return order.at("/status") + " " + order.at("/paymentStatus") + " " + order.at("/fulfillmentStatus");
    }

    Api.Response paid(String order, long minor) {
        return staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/payments", Map.of("amount", usd(minor), "note", "statement 7"));
    }

    static Map<String, Object> usd(long minor) {
        return Map.of("amount", minor, "currency", "USD");
    }

    /// What all payments of an order have captured and refunded.
    String money(String order) {
        return jdbc.sql("""
                        select sum(p.captured_minor) || '/' || sum(p.refunded_minor)
                        from orders.orders o join payment.payments p
                            on p.id = o.payment_id or p.first_id = o.payment_id
                        where o.id = :id
                        """)
                .param("id", TypeIds.parse(OrderId.class, order).value())
                .query(String.class)
                .single();
    }

    /// What the test provider has captured and refunded.
    String provider(Bought order) {
        return jdbc.sql("""
                        select c.captured_minor || '/' || c.refunded_minor
                        from payment.test_charges c join payment.payments p on p.id = c.key
                        where p.reference = :cart
                        """).param("cart", order.cart()).query(String.class).single();
    }

    /// Each account of the ledger for the orders.
    Map<String, Long> ledger(String... orders) {
        record Balance(String account, long minor) {}
        var balances = new HashMap<String, Long>();
        jdbc.sql("""
                        select e.account, sum(e.amount_minor)::bigint as minor
                        from payment.ledger_entries e join orders.orders o on o.cart_id = e.reference
                        where o.id = any(:ids) group by 1 having sum(e.amount_minor) <> 0
                        """)
                .param(
                        "ids",
                        List.of(orders).stream()
                                .map(id -> TypeIds.parse(OrderId.class, id).value())
                                .toArray(UUID[]::new))
                .query(Balance.class)
                .list()
                .forEach(balance -> balances.put(balance.account(), balance.minor()));
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
        return balances;
    }

    LocationId location() {
        return new LocationId(jdbc.sql("select id from inventory.locations where code = 'buying'")
                .query(UUID.class)
                .single());
    }
}
