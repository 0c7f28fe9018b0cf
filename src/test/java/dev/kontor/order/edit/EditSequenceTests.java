package dev.kontor.order.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens to an order, in any order: what was captured less what is refunded is what the order costs, the
/// ledger sums to zero, and the stock is that of the lines.
@KontorTest
class EditSequenceTests extends EditScenario {

    private static final int STEPS = 20;
    private static final AtomicLong EDITED = new AtomicLong();

    @ParameterizedTest
    @ValueSource(longs = {3, 41, 500})
    void moneyAndStockAlwaysAgree(long seed) {
        var random = new Random(seed);
        var order = test.paid("tok_approve");
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0 -> shipSome(order, random);
                case 1 -> cancelSome(order, random);
                case 2 -> payRest(order);
                default -> editSome(order, random);
            }
        }
        payRest(order);
        settled(order);
        var books = books(order);
        assertThat(books.captured() - books.requested()).isEqualTo(books.total() - books.canceled());
        assertThat(books.refunded()).isEqualTo(books.requested());
        assertThat(books.ledger()).isZero();
        assertThat(books.lines()).isEqualTo(books.total() - 500);
        assertThat(books.tax()).isEqualTo(books.lineTax() + 80);
        assertStock(order);

        // Nothing was shipped: everything goes back, with all taxes.
        if (staff.withIdempotencyKey()
                        .post(path(order.id()) + "/cancel", Map.of("reason", "Test"))
                        .status()
                == 200) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                var now = books(order);
                return now.captured() == now.refunded();
            });
            assertStock(order);
        }
    }

    @AfterAll
    static void theSequencesEditedSomething() {
        assertThat(EDITED).hasValueGreaterThan(10);
    }

    private void editSome(Placed order, Random random) {
        var line = random.nextInt(3) == 0 ? second(order) : order.line();
        var action =
                random.nextInt(3) == 0 ? price(line, 1, 1 + random.nextInt(2_000)) : quantity(line, random.nextInt(6));
        var edit = propose(order, action);
        if (edit.status() != 201) {
            return;
        }
        var confirmed = confirm(order.id(), edit, "bank-transfer");
        // 412: a refund that has succeeded meanwhile changed the order.
        assertThat(confirmed.status()).isIn(200, 409, 412);
        if (confirmed.status() == 200) {
            EDITED.incrementAndGet();
        } else {
            staff.post(path(order.id()) + "/edits/" + edit.at("/id") + "/cancel")
                    .expect(200);
        }
    }

    private void shipSome(Placed order, Random random) {
        var lines = staff.get(path(order.id())).expect(200).json().at("/items");
        var line = lines.get(random.nextInt(lines.size())).at("/id").asString();
        var parcel = staff.withIdempotencyKey()
                .post(
                        path(order.id()) + "/fulfillments",
                        Map.of("items", List.of(Map.of("itemId", line, "quantity", 1))));
        if (parcel.status() == 201) {
            staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        }
    }

    private void cancelSome(Placed order, Random random) {
        var line = random.nextBoolean() ? order.line() : second(order);
        staff.withIdempotencyKey()
                .post(
                        path(order.id()) + "/cancel",
                        Map.of("reason", "Test", "items", List.of(Map.of("itemId", line.text(), "quantity", 1))));
    }

    /// Records what the buyer still has to transfer.
    private void payRest(Placed order) {
        var open = jdbc.sql("""
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
                            Map.of("amount", Map.of("amount", open, "currency", "EUR"), "note", "statement"))
                    .expect(201);
        }
    }

    private void settled(Placed order) {
        await().atMost(Duration.ofSeconds(30))
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
    private record Books(
            long captured,
            long refunded,
            long requested,
            long total,
            long canceled,
            long tax,
            long lines,
            long lineTax,
            long ledger) {}

    private Books books(Placed order) {
        return jdbc.sql("""
                        select p.captured, p.refunded, o.refund_asked_minor as requested, o.total_minor as total, l.canceled,
                            o.tax_minor as tax, l.lines, l.line_tax, e.ledger
                        from orders.orders o,
                            (select sum(captured_minor)::bigint as captured, sum(refunded_minor)::bigint as refunded
                             from payment.payments where id = :payment or first_id = :payment) p,
                            (select sum(canceled_gross_minor)::bigint as canceled, sum(gross_minor)::bigint as lines,
                                sum(tax_minor)::bigint as line_tax
                             from orders.order_lines where order_id = :order) l,
                            (select coalesce(sum(amount_minor), 0)::bigint as ledger from payment.ledger_entries
                             where reference = :cart) e
                        where o.id = :order
                        """)
                .param("order", order.id().value())
                .param("payment", order.payment().value())
                .param("cart", order.cart())
                .query(Books.class)
                .single();
    }

    private void assertStock(Placed order) {
        record Units(long shipped, long open) {}
        for (var line : order.order().lines()) {
            var units = jdbc.sql("""
                            select sum(shipped) as shipped,
                                sum(case when o.status = 'CANCELED' then 0 else quantity - canceled - shipped end) as open
                            from orders.order_lines l join orders.orders o on o.id = l.order_id
                            where l.order_id = :order and l.variant_id = :variant
                            """)
                    .param("order", order.id().value())
                    .param("variant", line.variantId().value())
                    .query(Units.class)
                    .single();
            assertThat(test.stock(line.variantId())).isEqualTo((10 - units.shipped()) + "/" + units.open());
        }
    }
}
