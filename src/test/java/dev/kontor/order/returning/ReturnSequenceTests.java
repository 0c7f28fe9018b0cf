package dev.kontor.order.returning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens to an order, in any order: the ledger sums to zero, stock is conserved, and no refund exceeds what
/// was captured, for the payment, for each item and for each tax.
@KontorTest
class ReturnSequenceTests extends ReturnScenario {

    private static final int STEPS = 40;
    private static final List<String> CONDITIONS = List.of("SELLABLE", "SELLABLE", "DAMAGED", "LOST");

    private static final AtomicLong REFUNDED = new AtomicLong();
    private static final AtomicLong RESTOCKED = new AtomicLong();

    private final List<String> returns = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void moneyAndStockAlwaysAgree(long seed) {
        var random = new Random(seed);
        var order = test.paid("tok_approve");
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(10)) {
                case 0, 1 -> shipSome(order, random);
                case 2 -> cancelSome(order, random);
                case 3, 4 -> requestSome(order, random);
                case 5 -> decide(random);
                case 6, 7 -> receiveSome(random);
                case 8 -> goodwill(order, random);
                default -> refundSome(random);
            }
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("""
                        select (select count(*) from orders.owed_refunds where order_id = :order and done_at is null)
                            + (select count(*) from orders.return_refunds f join orders.returns r on r.id = f.return_id
                               where r.order_id = :order and f.status = 'PENDING')
                        """)
                        .param("order", order.id().value())
                        .query(Long.class)
                        .single()
                        .equals(0L));
        assertMoney(order);
        assertStock(order);
        REFUNDED.addAndGet(jdbc.sql("""
                        select count(*) from orders.return_refunds f join orders.returns r on r.id = f.return_id
                        where r.order_id = :order and f.status = 'SUCCEEDED'
                        """)
                .param("order", order.id().value())
                .query(Long.class)
                .single());
    }

    @AfterAll
    static void theSequencesReturnedSomething() {
        assertThat(REFUNDED).hasPositiveValue();
        assertThat(RESTOCKED).hasPositiveValue();
    }

    private void shipSome(Placed order, Random random) {
        var parcel = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order.id().text() + "/fulfillments",
                        Map.of("items", List.of(Map.of("itemId", line(order, random), "quantity", some(random)))));
        if (parcel.status() == 201) {
            staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        }
    }

    private void cancelSome(Placed order, Random random) {
        var units = List.of(Map.of("itemId", line(order, random), "quantity", 1));
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.id().text() + "/cancel", Map.of("reason", "Test", "items", units));
    }

    private void requestSome(Placed order, Random random) {
        var item = Map.of("itemId", line(order, random), "quantity", some(random), "reason", "DOES_NOT_FIT");
        var created =
                random.nextBoolean() ? create(order, item) : buyer(order).post("/store/v1/returns", body(order, item));
        if (created.status() == 201) {
            returns.add(created.at("/id"));
        }
    }

    private void decide(Random random) {
        if (!returns.isEmpty()) {
            var step =
                    List.of("approve", "approve", "reject", "cancel", "close").get(random.nextInt(5));
            act(any(random), step, step.equals("reject") ? Map.of("reason", "Test") : Map.of());
        }
    }

    private void receiveSome(Random random) {
        if (!returns.isEmpty()) {
            var id = any(random);
            var item = staff.get("/admin/v1/returns/" + id).expect(200).at("/items/0/id");
            var condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
            act(
                    id,
                    "receive",
                    arrived(List.of(Map.of("itemId", item, "quantity", some(random), "condition", condition))));
        }
    }

    private void refundSome(Random random) {
        if (!returns.isEmpty()) {
            var shipping = List.of("NONE", "PROPORTIONAL", "WHEN_COMPLETE").get(random.nextInt(3));
            act(any(random), "refund", Map.of("includeLost", random.nextBoolean(), "shipping", shipping));
        }
    }

    private void goodwill(Placed order, Random random) {
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + order.payment().text() + "/refunds",
                        Map.of(
                                "amount",
                                Map.of("amount", 1 + random.nextInt(600), "currency", "EUR"),
                                "keepUnits",
                                true,
                                "reason",
                                "Test"));
    }

    private void assertMoney(Placed order) {
        record Books(long ledger, long captured, long refunded, long provider, long worstItem, long worstTax) {}
        var books = jdbc.sql("""
                        with refunds as (
                            select * from payment.refunds where payment_id = :payment and status = 'SUCCEEDED'
                        ), items as (
                            select i ->> 'id' as id, sum((i ->> 'minor')::bigint) as minor
                            from refunds, jsonb_array_elements(items) i group by 1
                        ), taxes as (
                            select t ->> 'item' as id, sum((l ->> 'taxMinor')::bigint) as minor
                            from refunds, jsonb_array_elements(taxes) t, jsonb_array_elements(t -> 'taxes') l group by 1
                        )
                        select (select coalesce(sum(amount_minor), 0) from payment.ledger_entries
                                where payment_id = :payment)::bigint as ledger,
                            c.captured_minor as captured,
                            (select coalesce(sum(amount_minor), 0) from refunds)::bigint as refunded,
                            c.refunded_minor as provider,
                            (select coalesce(max(minor), 0) from items where id like 'line%')::bigint as worst_item,
                            (select coalesce(max(minor), 0) from taxes where id like 'line%')::bigint as worst_tax
                        from payment.test_charges c where c.key = :payment
                        """)
                .param("payment", order.payment().value())
                .query(Books.class)
                .single();
        assertThat(books.ledger()).isZero();
        assertThat(books.refunded()).isEqualTo(books.provider()).isLessThanOrEqualTo(books.captured());
        assertThat(books.worstItem()).isLessThanOrEqualTo(3_570);
        assertThat(books.worstTax()).isLessThanOrEqualTo(570);
    }

    private void assertStock(Placed order) {
        record Line(UUID variantId, int quantity, int shipped, int canceled, int inReturns, int returned) {}
        record Back(int inReturns, int returned, int sellable) {}
        var state = staff.get("/admin/v1/orders/" + order.id().text()).expect(200);
        for (int index = 0; index < 2; index++) {
            var id = order.order().lines().get(index).id();
            var line = jdbc.sql("""
                            select variant_id, quantity, shipped, canceled, in_returns, returned
                            from orders.order_lines where id = :id
                            """).param("id", id.value()).query(Line.class).single();
            var back = jdbc.sql("""
                            select coalesce(sum(case when r.status in ('REJECTED', 'CANCELED') then 0
                                    when r.status = 'CLOSED' then i.sellable + i.damaged + i.lost
                                    else i.quantity end), 0)::integer as in_returns,
                                coalesce(sum(i.sellable + i.damaged), 0)::integer as returned,
                                coalesce(sum(i.sellable), 0)::integer as sellable
                            from orders.return_items i join orders.returns r on r.id = i.return_id
                            where i.order_line_id = :id
                            """).param("id", id.value()).query(Back.class).single();
            assertThat(line.inReturns()).isEqualTo(back.inReturns()).isLessThanOrEqualTo(line.shipped());
            assertThat(line.returned()).isEqualTo(back.returned());
            int held = state.at("/status").equals("CANCELED") ? 0 : line.quantity() - line.shipped() - line.canceled();
            RESTOCKED.addAndGet(back.sellable());
            int onHand = 10 - line.shipped() + back.sellable();
            assertThat(test.stock(order.order().lines().get(index).variantId())).isEqualTo(onHand + "/" + held);
        }
    }

    private static String line(Placed order, Random random) {
        return order.order().lines().get(random.nextInt(2)).id().text();
    }

    private static int some(Random random) {
        return 1 + random.nextInt(2);
    }

    private String any(Random random) {
        return returns.get(random.nextInt(returns.size()));
    }
}
