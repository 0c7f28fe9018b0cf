package dev.kontor.order.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.document.DocumentFixtures;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Repeats;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Whatever happens to an order, in any order: what was captured less what is refunded is what the order costs, the
/// ledger sums to zero, the taxes of each rate are those of its invoice less its credit notes, and the stock is that of
/// the lines.
@KontorTest
class EditSequenceTests extends EditScenario {

    private static final int STEPS = 24;
    private static final int STOCK = 10;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicLong EDITED = new AtomicLong();
    private static final AtomicLong MOVED = new AtomicLong();

    private BuyingShop shop;
    private RandomMoves moves;

    @BeforeEach
    void openShop() {
        shop = new BuyingShop(api, jdbc);
        moves = new RandomMoves(shop, jdbc);
    }

    private record Bought(OrderId id, PaymentId payment, UUID cart, List<VariantId> variants) {}

    private Bought bought() {
        var variants = List.of(shop.variant(1_190, STOCK), shop.variant(2_499, STOCK));
        var cart = shop.payingCart(Map.of(variants.getFirst(), 3, variants.getLast(), 3), "tok_approve");
        var order = shop.complete(cart).expect(201);
        var id = TypeIds.parse(OrderId.class, order.at("/id"));
        var payment = jdbc.sql("select payment_id from orders.orders where id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .single();
        return new Bought(id, new PaymentId(payment), BuyingShop.uuid(cart), variants);
    }

    static LongStream seeds() {
        return Repeats.seeds(2, 3, 41, 500, 7_001);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moneyAndStockAlwaysAgree(long seed) {
        var random = new Random(seed);
        var order = bought();
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(12)) {
                case 0 -> shipSome(order, random);
                case 1 -> cancelSome(order, random);
                case 2 -> pay(order, random.nextInt(1, 3));
                case 3, 4, 5, 6 -> moveSome(order, random);
                default -> editSome(order, random);
            }
            assertThat(books(order).receivable()).as("step %d", step).isEqualTo(outstanding(order));
        }
        pay(order, 1);
        settled(order);
        var books = books(order);
        assertThat(books.captured() - books.requested()).isEqualTo(books.total() - books.canceled());
        assertThat(books.refunded()).isEqualTo(books.requested());
        assertThat(books.ledger()).isZero();
        assertThat(books.receivable()).isZero();
        assertThat(books.lines() + books.shipping()).isEqualTo(books.total());
        assertThat(books.tax()).isEqualTo(books.lineTax() + books.shippingTax());
        assertRefunds(order);
        assertStock(order);
        assertDocuments(order);

        // Nothing was shipped: everything goes back, with all taxes.
        if (staff.withIdempotencyKey()
                        .post(path(order.id()) + "/cancel", Map.of("reason", "Test"))
                        .status()
                == 200) {
            await().atMost(SOON).until(() -> {
                var now = books(order);
                return now.captured() == now.refunded();
            });
            assertStock(order);
            assertRefunds(order);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(documented(order)).isEmpty());
        }
    }

    @AfterAll
    static void theSequencesEditedSomething() {
        assertThat(EDITED).hasValueGreaterThan(Repeats.of(5, 10));
        assertThat(MOVED).hasValueGreaterThan(Repeats.of(2, 5));
    }

    private JsonNode line(Bought order, Random random) {
        var lines = staff.get(path(order.id()))
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(line ->
                        line.at("/quantity").asInt() > line.at("/canceled").asInt())
                .toList();
        return lines.get(random.nextInt(lines.size()));
    }

    private void editSome(Bought order, Random random) {
        apply(order, List.of(change(order, random)), EDITED);
    }

    private Map<String, Object> change(Bought order, Random random) {
        var line = line(order, random).at("/id").asString();
        return random.nextInt(3) == 0
                ? Map.of(
                        "type",
                        "SET_PRICE",
                        "itemId",
                        line,
                        "quantity",
                        1,
                        "unitPrice",
                        Map.of("amount", 1 + random.nextInt(2_000), "currency", "USD"),
                        "priceReason",
                        "Agreed on the phone.")
                : Map.of("type", "SET_QUANTITY", "itemId", line, "quantity", random.nextInt(6));
    }

    private void moveSome(Bought order, Random random) {
        var actions = new ArrayList<>(moves.next(random));
        if (random.nextInt(3) == 0) {
            actions.add(change(order, random));
        }
        apply(order, actions, MOVED);
    }

    private void apply(Bought order, List<Map<String, Object>> actions, AtomicLong applied) {
        var edit = propose(order.id(), actions);
        if (edit.status() != 201) {
            assertThat(edit.status()).as(edit.text()).isIn(409, 422);
            return;
        }
        var confirmed = confirm(order.id(), edit, "bank-transfer");
        // 412: a refund that has succeeded meanwhile changed the order.
        assertThat(confirmed.status()).isIn(200, 409, 412);
        if (confirmed.status() == 200) {
            applied.incrementAndGet();
        } else {
            staff.post(path(order.id()) + "/edits/" + edit.at("/id") + "/cancel")
                    .expect(200);
        }
    }

    private void shipSome(Bought order, Random random) {
        var parcel = staff.withIdempotencyKey()
                .post(
                        path(order.id()) + "/fulfillments",
                        Map.of(
                                "items",
                                List.of(Map.of(
                                        "itemId", line(order, random).at("/id").asString(), "quantity", 1))));
        if (parcel.status() == 201) {
            staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        }
    }

    private void cancelSome(Bought order, Random random) {
        var line = line(order, random).at("/id").asString();
        staff.withIdempotencyKey()
                .post(
                        path(order.id()) + "/cancel",
                        Map.of("reason", "Test", "items", List.of(Map.of("itemId", line, "quantity", 1))));
    }

    /// Records a part of what the buyer still has to transfer.
    private void pay(Bought order, int part) {
        long open = jdbc.sql("""
                        select coalesce(sum(amount_minor - captured_minor - released_minor), 0)::bigint
                        from payment.payments where (id = :id or first_id = :id)
                        and status in ('AWAITING_TRANSFER', 'CAPTURED')
                        """)
                .param("id", order.payment().value())
                .query(Long.class)
                .single();
        if (open > 0) {
            staff.withIdempotencyKey()
                    .post(
                            path(order.id()) + "/payments",
                            Map.of(
                                    "amount",
                                    Map.of("amount", (open + part - 1) / part, "currency", "USD"),
                                    "note",
                                    "statement"))
                    .expect(201);
        }
    }

    private long outstanding(Bought order) {
        return staff.get(path(order.id()))
                .expect(200)
                .json()
                .at("/outstanding/amount")
                .asLong(0);
    }

    private void settled(Bought order) {
        await().atMost(SOON)
                .until(() -> jdbc.sql("""
                        select (select count(*) from orders.owed_refunds where order_id = :order and done_at is null)
                            + (select count(*) from payment.refunds r join payment.payments p on p.id = r.payment_id
                               where (p.id = :payment or p.first_id = :payment) and r.status in ('PENDING', 'UNKNOWN'))
                        """)
                        .param("order", order.id().value())
                        .param("payment", order.payment().value())
                        .query(Long.class)
                        .single()
                        .equals(0L));
    }

    /// @param requested owed to the buyer because of canceled units
    /// @param canceled units and replaced shipping
    /// @param shipping with tax, also what was replaced
    private record Books(
            long captured,
            long refunded,
            long requested,
            long total,
            long canceled,
            long tax,
            long lines,
            long lineTax,
            long shipping,
            long shippingTax,
            long ledger,
            long receivable) {}

    private Books books(Bought order) {
        return jdbc.sql("""
                        select p.captured, p.refunded, o.refund_asked_minor as requested, o.total_minor as total,
                            l.canceled + g.canceled as canceled, o.tax_minor as tax, l.lines, l.line_tax,
                            o.shipping_net_minor + o.shipping_tax_minor as shipping, o.shipping_tax_minor as shipping_tax,
                            e.ledger, e.receivable
                        from orders.orders o,
                            (select sum(captured_minor)::bigint as captured, sum(refunded_minor)::bigint as refunded
                             from payment.payments where id = :payment or first_id = :payment) p,
                            (select sum(canceled_gross_minor)::bigint as canceled, sum(gross_minor)::bigint as lines,
                                sum(tax_minor)::bigint as line_tax
                             from orders.order_lines where order_id = :order) l,
                            (select coalesce(sum(canceled_gross_minor), 0)::bigint as canceled
                             from orders.shipping_groups where order_id = :order) g,
                            (select coalesce(sum(amount_minor), 0)::bigint as ledger,
                                coalesce(sum(amount_minor) filter (where account = 'RECEIVABLE'), 0)::bigint as receivable
                             from payment.ledger_entries where reference = :cart) e
                        where o.id = :order
                        """)
                .param("order", order.id().value())
                .param("payment", order.payment().value())
                .param("cart", order.cart())
                .query(Books.class)
                .single();
    }

    /// No item is refunded above its price, or with more tax than it has.
    private void assertRefunds(Bought order) {
        record Returned(String item, long minor, long tax) {}
        record Line(UUID id, long grossMinor, long taxMinor) {}
        var lines = jdbc
                .sql("select id, gross_minor, tax_minor from orders.order_lines where order_id = :order")
                .param("order", order.id().value())
                .query(Line.class)
                .list()
                .stream()
                .collect(Collectors.toMap(line -> new OrderLineId(line.id()).text(), line -> line));
        var returned = jdbc.sql("""
                        with refunds as (
                            select r.* from payment.refunds r join payment.payments p on p.id = r.payment_id
                            where (p.id = :payment or p.first_id = :payment) and r.status = 'SUCCEEDED'
                        ), taxed as (
                            select t ->> 'item' as item, sum((l ->> 'taxMinor')::bigint)::bigint as tax
                            from refunds, jsonb_array_elements(taxes) t, jsonb_array_elements(t -> 'taxes') l group by 1
                        ), returned as (
                            select i ->> 'id' as item, sum((i ->> 'minor')::bigint)::bigint as minor
                            from refunds, jsonb_array_elements(items) i group by 1
                        )
                        select item, r.minor, coalesce(t.tax, 0) as tax from returned r left join taxed t using (item)
                        """)
                .param("payment", order.payment().value())
                .query(Returned.class)
                .list();
        for (var each : returned) {
            var line = lines.get(each.item());
            if (line != null) {
                assertThat(each.minor()).isLessThanOrEqualTo(line.grossMinor());
                assertThat(each.tax()).isLessThanOrEqualTo(line.taxMinor());
            }
        }
    }

    private void assertDocuments(Bought order) {
        DocumentFixtures.settings(staff);
        staff.withIdempotencyKey().post(path(order.id()) + "/invoice").expect(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(documented(order)).isEqualTo(due(order)));
    }

    /// The tax of each rate that is left, and the whole amount.
    private Map<String, Long> due(Bought order) {
        var seen = staff.get(path(order.id())).expect(200).json();
        var due = new TreeMap<String, Long>();
        seen.at("/taxes")
                .forEach(tax -> due.merge(
                        rate(tax),
                        tax.at("/tax/amount").asLong()
                                - tax.at("/canceledTax/amount").asLong(),
                        Long::sum));
        due.put(
                "gross",
                seen.at("/totals/total/amount").asLong()
                        - seen.at("/totals/canceled/amount").asLong());
        due.values().removeIf(minor -> minor == 0);
        return due;
    }

    /// The same by the invoice less its credit notes.
    private Map<String, Long> documented(Bought order) {
        var sums = new TreeMap<String, Long>();
        var documents = staff.get(
                        "/admin/v1/documents?limit=100&orderId=" + order.id().text())
                .expect(200)
                .json()
                .at("/items");
        for (var item : documents) {
            var document = staff.get("/admin/v1/documents/" + item.at("/id").asString())
                    .expect(200)
                    .json();
            int sign = document.at("/kind").asString().equals("INVOICE") ? 1 : -1;
            document.at("/content/taxes")
                    .forEach(tax ->
                            sums.merge(rate(tax), sign * tax.at("/tax/amount").asLong(), Long::sum));
            sums.merge("gross", sign * item.at("/total/amount").asLong(), Long::sum);
        }
        sums.values().removeIf(minor -> minor == 0);
        return sums;
    }

    private static String rate(JsonNode tax) {
        return new BigDecimal(tax.at("/rate").asString()).stripTrailingZeros().toPlainString();
    }

    private void assertStock(Bought order) {
        record Units(long shipped, long open) {}
        for (var variant : order.variants()) {
            var units = jdbc.sql("""
                            select sum(shipped) as shipped,
                                sum(case when o.status = 'CANCELED' then 0 else quantity - canceled - shipped end) as open
                            from orders.order_lines l join orders.orders o on o.id = l.order_id
                            where l.order_id = :order and l.variant_id = :variant
                            """)
                    .param("order", order.id().value())
                    .param("variant", variant.value())
                    .query(Units.class)
                    .single();
            assertThat(test.stock(variant)).isEqualTo((STOCK - units.shipped()) + "/" + units.open());
        }
    }
}
