package dev.kontor.order.replacement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.giftcard.GiftCardShop;
import dev.kontor.order.OrderId;
import dev.kontor.order.edit.RandomMoves;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.KontorTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens to an order and those that replace its units, in any order: the ledger sums to zero,
/// stock is conserved, and no refund exceeds what was captured.
@KontorTest
class ExchangeSequenceTests extends ExchangeScenario {

    private static final int STEPS = 40;
    private static final int STOCK = 50;
    private static final AtomicInteger SETTLED = new AtomicInteger();
    private static final AtomicInteger MOVED = new AtomicInteger();

    private final List<String> orders = new ArrayList<>();
    private final List<String> returns = new ArrayList<>();
    private final List<VariantId> variants = new ArrayList<>();
    private Random random = new Random();

    @ParameterizedTest
    @ValueSource(longs = {3, 17})
    void moneyAndStockAlwaysAgree(long seed) {
        random = new Random(seed);
        for (var price : List.of(1_240L, 2_480L, 620L)) {
            variants.add(shop.variant(price, STOCK));
        }
        var card = new GiftCardShop(staff, jdbc).issue(1_500);
        var cart = shop.readyCart(Map.of(variants.getFirst(), 4, variants.get(1), 2));
        cart.api().post(cart.path("/gift-cards"), Map.of("code", card.code())).expect(200);
        var order = completed(cart);
        orders.add(order.id());
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(12)) {
                case 0, 1 -> shipSome();
                case 2, 3 -> cancelOrEdit();
                case 4, 5 -> requestSome();
                case 6, 7 -> exchangeSome();
                case 8, 9 -> receiveSome();
                case 10 -> claimOrRefund();
                default -> goodwill();
            }
        }
        awaitQuiet();
        ledger(orders.toArray(String[]::new));
        assertMoney(order);
        assertStock();
        SETTLED.addAndGet(count("""
                select count(*) from orders.exchanges x where x.order_id = any(:orders) and x.status = 'SETTLED'
                    and x.credit_minor > 0
                """));
    }

    @AfterAll
    static void theSequencesExchangedSomething() {
        assertThat(SETTLED).hasPositiveValue();
        assertThat(MOVED).hasPositiveValue();
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String line(String order) {
        var items = order(order).json().at("/items");
        return items.get(random.nextInt(items.size())).at("/id").asString();
    }

    private void shipSome() {
        var order = any(orders);
        var parcel = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order + "/fulfillments",
                        Map.of("items", List.of(Map.of("itemId", line(order), "quantity", 1 + random.nextInt(2)))));
        if (parcel.status() == 201) {
            staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        }
    }

    private void cancelOrEdit() {
        var order = any(orders);
        if (random.nextBoolean()) {
            staff.withIdempotencyKey()
                    .post(
                            "/admin/v1/orders/" + order + "/cancel",
                            Map.of("reason", "Test", "items", List.of(Map.of("itemId", line(order), "quantity", 1))));
            return;
        }
        var moves = random.nextInt(3) != 0;
        var actions = moves
                ? new RandomMoves(shop, jdbc).next(random)
                : List.of(Map.of("type", "SET_QUANTITY", "itemId", line(order), "quantity", random.nextInt(5)));
        var edit = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/edits", Map.of("reason", "Test", "actions", actions));
        if (edit.status() == 201) {
            var confirmed = staff.withIdempotencyKey()
                    .with("If-Match", "\"" + edit.at("/preview/orderVersion") + "\"")
                    .post(
                            "/admin/v1/orders/" + order + "/edits/" + edit.at("/id") + "/confirm",
                            Map.of("paymentMethod", "bank-transfer"));
            if (moves && confirmed.status() == 200) {
                MOVED.incrementAndGet();
            }
        }
    }

    private void requestSome() {
        var order = any(orders);
        var created = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/returns",
                        Map.of("orderId", order, "items", List.of(units(line(order), 1 + random.nextInt(2)))));
        if (created.status() == 201) {
            returns.add(created.at("/id"));
        }
    }

    private void exchangeSome() {
        if (returns.isEmpty()) {
            return;
        }
        var path = "/admin/v1/returns/" + any(returns);
        var item = wanted(variants.get(random.nextInt(variants.size())), 1 + random.nextInt(2));
        var exchanged = staff.withIdempotencyKey()
                .with("If-Match", "\"" + staff.get(path).expect(200).at("/version") + "\"")
                .post(
                        path + "/exchange",
                        Map.of(
                                "items",
                                List.of(item),
                                "shipment",
                                random.nextBoolean() ? "AT_ONCE" : "AFTER_RECEIPT",
                                "paymentMethod",
                                "bank-transfer"));
        if (exchanged.status() == 200) {
            orders.add(exchanged.at("/exchange/orderId"));
        }
    }

    private void receiveSome() {
        if (returns.isEmpty()) {
            return;
        }
        var path = "/admin/v1/returns/" + any(returns);
        var seen = staff.get(path).expect(200).json().at("/items/0");
        int open = seen.at("/quantity").asInt()
                - seen.at("/sellable").asInt()
                - seen.at("/damaged").asInt();
        var item = Map.of(
                "itemId",
                seen.at("/id").asString(),
                "quantity",
                Math.max(1, open),
                "condition",
                random.nextInt(4) == 0 ? "DAMAGED" : "SELLABLE");
        staff.withIdempotencyKey()
                .post(path + "/receive", Map.of("locationId", location().text(), "items", List.of(item)));
    }

    private void claimOrRefund() {
        if (random.nextBoolean() && !returns.isEmpty()) {
            staff.withIdempotencyKey().post("/admin/v1/returns/" + any(returns) + "/refund", Map.of());
            return;
        }
        var order = any(orders);
        var claim = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/claims",
                        Map.of(
                                "orderId",
                                order,
                                "items",
                                List.of(Map.of("itemId", line(order), "quantity", 1, "reason", "WRONG_ITEM")),
                                "resolution",
                                random.nextBoolean() ? "REPLACE" : "REFUND"));
        if (claim.status() == 201 && claim.json().has("exchange")) {
            orders.add(claim.at("/exchange/orderId"));
        }
    }

    private void goodwill() {
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + order(any(orders)).at("/paymentId") + "/refunds",
                        Map.of("amount", usd(1 + random.nextInt(300)), "keepUnits", true, "reason", "Test"));
    }

    private UUID[] ids() {
        return orders.stream()
                .map(id -> TypeIds.parse(OrderId.class, id).value())
                .toArray(UUID[]::new);
    }

    private int count(String sql) {
        return jdbc.sql(sql).param("orders", ids()).query(Integer.class).single();
    }

    /// Waits until refunds and settlements that are due have happened.
    private void awaitQuiet() {
        await().atMost(SOON).until(() -> count("""
                        select (select count(*) from orders.owed_refunds w join orders.orders o on o.payment_id = w.payment_id
                                where o.id = any(:orders) and w.done_at is null)
                            + (select count(*) from orders.return_refunds f join orders.returns r on r.id = f.return_id
                               where r.order_id = any(:orders) and f.status = 'PENDING' and not f.transferred)
                            + (select count(*) from orders.exchanges x join orders.returns r on r.id = x.return_id
                               where x.order_id = any(:orders) and x.status = 'OPEN' and r.status = 'RECEIVED')
                            + (select count(*) from payment.refunds f join payment.payments p on p.id = f.payment_id
                               join orders.orders o on o.cart_id = p.reference
                               where o.id = any(:orders) and f.status in ('PENDING', 'UNKNOWN') and not f.transferred)
                        """) == 0);
    }

    /// Compares the charge at the provider with all payments whose money it holds.
    private void assertMoney(Bought order) {
        record Books(long captured, long refunded, long paidOut, long ledger, long tooMuch) {}
        var books = jdbc.sql("""
                        with root as (
                            select p.id from payment.payments p where p.reference = :cart and p.provider = 'test'
                        ), holding as (
                            select p.* from payment.payments p, root where root.id in (p.id, p.source_id)
                        )
                        select c.captured_minor as captured, c.refunded_minor as refunded,
                            (select coalesce(sum(f.amount_minor), 0) from payment.refunds f join holding h on h.id = f.payment_id
                             where f.status = 'SUCCEEDED' and not f.transferred)::bigint as paid_out,
                            (select coalesce(sum(e.amount_minor), 0) from payment.ledger_entries e
                             join holding h on h.id = e.payment_id where e.account = 'PROVIDER_CLEARING')::bigint as ledger,
                            (select count(*) from holding h where refunded_minor + refund_pending_minor > captured_minor)
                                as too_much
                        from payment.test_charges c, root where c.key = root.id
                        """).param("cart", order.cart()).query(Books.class).single();
        assertThat(books.refunded()).isEqualTo(books.paidOut()).isLessThanOrEqualTo(books.captured());
        assertThat(books.ledger()).isEqualTo(books.captured() - books.refunded());
        assertThat(books.tooMuch()).isZero();
    }

    private void assertStock() {
        record Moved(UUID variantId, int shipped, int sellable, int held) {}
        var moved = new HashMap<UUID, Moved>();
        jdbc.sql("""
                        select l.variant_id, sum(l.shipped)::integer as shipped,
                            coalesce(sum((select sum(i.sellable) from orders.return_items i where i.order_line_id = l.id)),
                                0)::integer as sellable,
                            sum(case when o.status = 'CANCELED' then 0 else l.quantity - l.shipped - l.canceled end)::integer
                                as held
                        from orders.order_lines l join orders.orders o on o.id = l.order_id
                        where o.id = any(:orders) group by 1
                        """)
                .param("orders", ids())
                .query(Moved.class)
                .list()
                .forEach(each -> moved.put(each.variantId(), each));
        for (var variant : variants) {
            var each = moved.getOrDefault(variant.value(), new Moved(variant.value(), 0, 0, 0));
            var stock = jdbc.sql("select on_hand || '/' || held from inventory.stock_levels where variant_id = :id")
                    .param("id", variant.value())
                    .query(String.class)
                    .single();
            assertThat(stock).isEqualTo((STOCK - each.shipped() + each.sellable()) + "/" + each.held());
        }
    }
}
