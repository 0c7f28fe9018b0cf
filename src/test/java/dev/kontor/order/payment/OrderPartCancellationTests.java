package dev.kontor.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.OrderScenario;
import dev.kontor.order.lifecycle.OwedItem;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.order.payment.OwedRefunds.Owed;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Units of an order are called off: two lines of three units at 11.90 EUR, and 5.00 EUR for the shipping.
@KontorTest
class OrderPartCancellationTests extends OrderScenario {

    @Autowired
    OwedRefundPayer payer;

    @Test
    void theUnitsAreReleasedAndTheirPriceIsRefunded() {
        var order = test.paid("tok_approve");

        var canceled = cancel(order, 2).expect(200);

        assertThat(canceled.at("/status")).isEqualTo("OPEN");
        assertThat(canceled.at("/items/0/canceled")).isEqualTo("2");
        assertThat(canceled.at("/items/1/canceled")).isEqualTo("0");
        assertThat(canceled.at("/totals/total/amount")).isEqualTo("7640");
        assertThat(canceled.at("/totals/canceled/amount")).isEqualTo("2380");
        assertThat(test.stock(order.variant())).isEqualTo("10/1");
        await().until(() -> test.state(order.id()).equals("OPEN PARTIALLY_REFUNDED UNFULFILLED"));
        assertThat(test.books(order.payment())).isEqualTo("7640/2380");
        assertThat(EventProbe.on(jdbc).typesOf(order.id()))
                .containsExactly("order.placed", "order.paid", "order.units_canceled");
        assertThat(test.timeline(order.id())).contains("UNITS_CANCELED");
        var entry = AuditProbe.on(jdbc).of(canceled).getFirst();
        assertThat(entry.action()).isEqualTo("order.units_canceled");
        assertThat(entry.after()).contains("\"amount\":2380").doesNotContain("sold out");
        var seen = api.with("X-Order-Token", order.token())
                .get("/store/v1/orders/" + order.id().text())
                .expect(200);
        assertThat(seen.at("/totals/canceled/amount")).isEqualTo("2380");

        // The rest is sent, and that is the whole order then.
        var parcel = staff.withIdempotencyKey()
                .post(path(order) + "/fulfillments", Map.of())
                .expect(201);
        assertThat(parcel.json().at("/items").size()).isEqualTo(2);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        assertThat(test.state(order.id())).isEqualTo("COMPLETED PARTIALLY_REFUNDED FULFILLED");
        assertThat(test.stock(order.variant())).isEqualTo("9/0");
    }

    @Test
    void theLastUnitsOfAnOrderTakeItsShippingAlong() {
        var order = test.paid("tok_approve");
        cancel(order, 3).expect(200);
        await().until(() -> test.books(order.payment()).equals("7640/3570"));

        var canceled = cancel(order, order.order().lines().get(1).id(), 3).expect(200);

        assertThat(canceled.at("/status")).isEqualTo("CANCELED");
        assertThat(told(order, "order.canceled")).isEqualTo(4_070);
        await().until(() -> test.books(order.payment()).equals("7640/7640"));
        assertThat(test.stock(order.variant())).isEqualTo("10/0");
        assertThat(test.stock(order.order().lines().get(1).variantId())).isEqualTo("10/0");
    }

    @Test
    void whatIsNotPaidYetIsNotToBePaid() {
        var captured = test.paid("tok_authorize_only");
        cancel(captured, 1).expect(200);
        assertThat(test.state(captured.id())).isEqualTo("OPEN AUTHORIZED UNFULFILLED");

        payments.capture(captured.payment(), Money.of(6_450, "EUR"));

        assertThat(test.state(captured.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(owed(captured.id())).isZero();
        assertThat(test.books(captured.payment())).isEqualTo("6450/0");
    }

    @Test
    void anExcessiveLaterCaptureIsRefunded() {
        var order = test.paid("tok_authorize_only");
        cancel(order, 1).expect(200);

        payments.capture(order.payment(), null);

        await().until(() -> test.books(order.payment()).equals("7640/1190"));
        assertThat(owed(order.id())).isEqualTo(1);
    }

    @Test
    void aTransferOfWhatIsLeftPaysTheOrder() {
        var order = test.paid("bank-transfer", null, null);
        transactions.executeWithoutResult(
                _ -> payments.recordReceived(order.payment(), Money.of(6_450, "EUR"), "statement 12"));
        assertThat(test.state(order.id())).isEqualTo("OPEN AUTHORIZED UNFULFILLED");

        cancel(order, 1).expect(200);

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(EventProbe.on(jdbc).typesOf(order.id()))
                .containsExactly("order.placed", "order.units_canceled", "order.paid");
        assertThat(told(order, "order.paid")).isEqualTo(6_450);
    }

    /// The lines may have different taxes.
    @Test
    void theRefundIsForTheUnitsThatWerePaid() {
        var order = test.paid("bank-transfer", null, null);
        cancel(order, 1).expect(200);
        transactions.executeWithoutResult(
                _ -> payments.recordReceived(order.payment(), Money.of(6_450, "EUR"), "statement 12"));
        var second = order.order().lines().get(1).id();

        cancel(order, second, 1).expect(200);

        await().until(() -> refundedItems(order).equals(second.text() + " 1190"));
    }

    @Test
    void unitsThatAreNotSoldAgainLeaveTheStock() {
        var order = test.paid("tok_approve");

        staff.withIdempotencyKey()
                .post(path(order) + "/cancel", body(order.line(), 2, Map.of("restock", false)))
                .expect(200);

        assertThat(test.stock(order.variant())).isEqualTo("8/1");
    }

    @Test
    void unitsInAParcelOrOfAnotherOrderAreNotCanceled() {
        var order = test.paid("tok_approve");
        var other = test.paid("tok_approve");
        staff.withIdempotencyKey()
                .post(
                        path(order) + "/fulfillments",
                        Map.of("items", List.of(Map.of("itemId", order.line().text(), "quantity", 2))))
                .expect(201);
        var before = staff.get(path(order)).expect(200);

        cancel(order, 2).expectProblem(422, "quantity-limit");
        cancel(order, other.line(), 1).expectProblem(422, "quantity-limit");
        cancel(order, 0).expectProblem(400, "validation-failed");

        assertThat(staff.get(path(order)).expect(200).text()).isEqualTo(before.text());
        assertThat(test.stock(order.variant())).isEqualTo("10/3");
        assertThat(owed(order.id())).isZero();
        cancel(order, 1).expect(200);
        var failed = test.paid("tok_decline");
        cancel(failed, 1).expectProblem(409, "invalid-state-transition");
    }

    @Test
    void aWishThatCannotBeMetIsNotTakenForTheWholeOrder() {
        var order = test.paid("tok_approve");
        var foreign = test.paid("tok_approve").line();
        var second = order.order().lines().get(1).id();
        var before = staff.get(path(order)).expect(200);

        cancel(order, Map.of(order.line(), 3, second, 3, foreign, 7)).expectProblem(422, "quantity-limit");

        assertThat(staff.get(path(order)).expect(200).text()).isEqualTo(before.text());
        assertThat(test.stock(order.variant())).isEqualTo("10/3");
        staff.withIdempotencyKey()
                .post(
                        path(order) + "/fulfillments",
                        Map.of("items", List.of(Map.of("itemId", order.line().text(), "quantity", 2))))
                .expect(201);
        var packed = staff.get(path(order)).expect(200);

        cancel(order, Map.of(order.line(), 3, second, 3)).expectProblem(422, "quantity-limit");

        assertThat(staff.get(path(order)).expect(200).text()).isEqualTo(packed.text());
        assertThat(test.books(order.payment())).isEqualTo("7640/0");
    }

    @Test
    void ofThoseWhoCancelTheSameUnitsOneWins() throws Exception {
        for (int round = 0; round < 6; round++) {
            var order = test.paid("tok_approve");
            var parcel = Map.of("items", List.of(Map.of("itemId", order.line().text(), "quantity", 2)));

            var statuses = TestOrders.race(List.<Callable<Integer>>of(
                    () -> cancel(order, 2).status(),
                    () -> cancel(order, 2).status(),
                    () -> staff.withIdempotencyKey()
                            .post(path(order) + "/fulfillments", parcel)
                            .status()));

            assertThat(statuses.stream().filter(status -> status < 300)).hasSize(1);
            assertThat(statuses).contains(422);
            var canceled = statuses.get(2) != 201;
            assertThat(test.stock(order.variant())).isEqualTo(canceled ? "10/1" : "10/3");
            assertThat(owed(order.id())).isEqualTo(canceled ? 1 : 0);
        }
    }

    @Test
    void concurrentCaptureAndCancellationEndEqually() throws Exception {
        for (int round = 0; round < 6; round++) {
            var order = test.paid("tok_authorize_only");

            TestOrders.race(List.<Callable<Object>>of(
                    () -> cancel(order, 1).expect(200), () -> payments.capture(order.payment(), null)));

            await().until(() -> test.books(order.payment()).equals("7640/1190"));
            assertThat(owed(order.id())).isEqualTo(1);
            assertThat(test.stock(order.variant())).isEqualTo("10/2");
        }
    }

    @Test
    void aDebtIsPaidOnceHoweverOftenItIsTried() {
        var order = test.paid("tok_approve");
        cancel(order, 1).expect(200);
        await().until(() -> test.books(order.payment()).equals("7640/1190"));
        var debt = jdbc.sql("select id from orders.owed_refunds where order_id = :id")
                .param("id", order.id().value())
                .query(UUID.class)
                .single();
        jdbc.sql("update orders.owed_refunds set done_at = null, outcome = null, next_try_at = now() where id = :id")
                .param("id", debt)
                .update();

        payer.payDue();
        payer.pay(new Owed(
                debt,
                order.id(),
                order.payment(),
                Money.of(1_190, "EUR"),
                List.of(OwedItem.ofLine(order.line().value(), 1, 1_190))));

        assertThat(test.books(order.payment())).isEqualTo("7640/1190");
        assertThat(jdbc.sql("select outcome from orders.owed_refunds where id = :id")
                        .param("id", debt)
                        .query(String.class)
                        .single())
                .isEqualTo("ASKED");
    }

    @Test
    void theRefundOfCanceledUnitsIsNotRepeated() {
        var order = test.paid("tok_approve");
        cancel(order, 2).expect(200);
        await().until(() -> test.books(order.payment()).equals("7640/2380"));

        var refused = refund(order, 2).expectProblem(409, "refund-exceeds-payment");

        assertThat(refused.at("/item")).isEqualTo(order.line().text());
        assertThat(refused.at("/units")).isEqualTo("1");
        assertThat(test.books(order.payment())).isEqualTo("7640/2380");
        refund(order, 1).expect(201);
        refund(order, 1).expectProblem(409, "refund-exceeds-payment");
        assertThat(test.books(order.payment())).isEqualTo("7640/3570");
    }

    @Test
    void refundedUnitsAreNotRefundedAgainWhenTheyAreCanceled() {
        var order = test.paid("tok_approve");
        refund(order, 3, true).expect(201);

        cancel(order, 3).expect(200);

        await().until(() -> "REFUSED".equals(outcome(order.id())));
        assertThat(test.books(order.payment())).isEqualTo("7640/3570");
        assertThat(test.stock(order.variant())).isEqualTo("10/0");
    }

    @Test
    void unitsThatNobodyPaidForAreNotRefunded() {
        var order = test.paid("tok_authorize_only");
        cancel(order, 1).expect(200);
        payments.capture(order.payment(), Money.of(6_450, "EUR"));

        refund(order, 3).expectProblem(409, "refund-exceeds-payment");

        assertThat(test.books(order.payment())).isEqualTo("6450/0");
        assertThat(refund(order, 2).expect(201).at("/amount/amount")).isEqualTo("2380");
    }

    @Test
    void whatIsCapturedInPortionsIsRefundedInPortions() {
        var order = test.paid("tok_authorize_only");
        cancel(order, 3).expect(200);

        payments.capture(order.payment(), Money.of(5_000, "EUR"));
        await().until(() -> test.books(order.payment()).equals("5000/930"));
        payments.capture(order.payment(), null);
        await().until(() -> test.books(order.payment()).equals("7640/3570"));

        assertThat(jdbc.sql("""
                        select string_agg(item ->> 'quantity' || ' for ' || (item ->> 'minor'), ', ' order by r.created_at, r.id)
                        from payment.refunds r, jsonb_array_elements(r.items) item
                        where payment_id = :payment and item ->> 'id' = :line
                        """)
                        .param("payment", order.payment().value())
                        .param("line", order.line().text())
                        .query(String.class)
                        .single())
                .isEqualTo("3 for 930, 0 for 2640");
        refund(order, 1).expectProblem(409, "refund-exceeds-payment");
    }

    @Test
    void aDebtThatDoesNotFitIsShownToStaffOnce() {
        var order = test.paid("tok_approve");
        goodwill(order, 7_000);

        cancel(order, 1).expect(200);

        await().until(() -> "REFUSED".equals(outcome(order.id())));
        var debt = debt(order);
        payer.pay(debt);
        var told = jdbc.sql("select data::text from orders.timeline where order_id = :id and type = 'REFUND_REFUSED'")
                .param("id", order.id().value())
                .query(String.class)
                .list();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst())
                .contains("11.90 EUR")
                .contains("1 x " + order.line().text());
        assertThat(test.books(order.payment())).isEqualTo("7640/7000");
    }

    @Test
    void whatOneOfTwoPaymentsDoesNotRefundOfCanceledUnitsIsShownAndCanBeRefundedLater() {
        var order = test.paidTwice("tok_refund_decline", "tok_approve");

        cancel(order, 2).expect(200);

        await().until(() -> test.timeline(order.id()).contains("REFUND_FAILED"));
        assertThat(payments.find(order.payment()).orElseThrow().refunded().minor())
                .isEqualTo(1_000);
        jdbc.sql("update payment.test_charges set token = 'tok_approve' where key = :id")
                .param("id", order.payment())
                .update();
        missing(order, Map.of("id", order.line().text(), "quantity", 0)).expectProblem(422, "rejected");
        missing(order, Map.of("id", order.line().text(), "quantity", 0, "amount", euro(1_381)))
                .expectProblem(409, "refund-exceeds-payment");
        var other = order.order().lines().get(1).id();
        missing(order, Map.of("id", other.text(), "quantity", 0, "amount", euro(1)))
                .expectProblem(409, "refund-exceeds-payment");
        missing(order, Map.of("id", order.line().text(), "quantity", 0, "amount", euro(1_380)))
                .expect(201);

        assertThat(payments.find(order.payment()).orElseThrow().refunded().minor())
                .isEqualTo(2_380);
        var seen = staff.get(path(order)).expect(200);
        assertThat(seen.at("/items/0/canceled")).isEqualTo("2");
        assertThat(seen.at("/paymentStatus")).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(test.timeline(order.id())).containsOnlyOnce("REFUND_FAILED");
    }

    private Api.Response missing(TestOrders.Placed order, Map<String, ?> item) {
        return staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + order.payment().text() + "/refunds",
                        Map.of("items", List.of(item), "reason", "Missing"));
    }

    private static Map<String, Object> euro(long minor) {
        return Map.of("amount", minor, "currency", "EUR");
    }

    @Test
    void aDebtWaitsWhileARefundThatMayFailIsOnItsWay() {
        var order = test.paid("tok_approve");
        onItsWayBack(order, 7_000);
        cancel(order, 1).expect(200);

        payer.pay(debt(order));

        assertThat(outcome(order.id())).isEqualTo("DUE");
        assertThat(test.timeline(order.id())).doesNotContain("REFUND_REFUSED");
        assertThat(test.books(order.payment())).isEqualTo("7640/0");

        onItsWayBack(order, 0);
        payer.pay(debt(order));

        assertThat(outcome(order.id())).isEqualTo("ASKED");
        await().until(() -> test.books(order.payment()).equals("7640/1190"));
    }

    private String refundedItems(TestOrders.Placed order) {
        return jdbc.sql("""
                        select coalesce(string_agg(item ->> 'id' || ' ' || (item ->> 'minor'), ', '), '')
                        from payment.refunds r, jsonb_array_elements(r.items) item where payment_id = :payment
                        """)
                .param("payment", order.payment().value())
                .query(String.class)
                .single();
    }

    private void goodwill(TestOrders.Placed order, long minor) {
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + order.payment().text() + "/refunds",
                        Map.of("amount", Map.of("amount", minor, "currency", "EUR"), "reason", "Sorry."))
                .expect(201);
    }

    /// As long as a provider has not answered.
    private void onItsWayBack(TestOrders.Placed order, long minor) {
        jdbc.sql("update payment.payments set refund_pending_minor = :minor where id = :id")
                .param("minor", minor)
                .param("id", order.payment().value())
                .update();
    }

    private Owed debt(TestOrders.Placed order) {
        var id = jdbc.sql("select id from orders.owed_refunds where order_id = :id")
                .param("id", order.id().value())
                .query(UUID.class)
                .single();
        var item = OwedItem.ofLine(order.line().value(), 1, 1_190);
        return new Owed(id, order.id(), order.payment(), Money.of(1_190, "EUR"), List.of(item));
    }

    private Api.Response refund(TestOrders.Placed order, int units) {
        return refund(order, units, false);
    }

    private Api.Response refund(TestOrders.Placed order, int units, boolean keepUnits) {
        return staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + order.payment().text() + "/refunds",
                        Map.of(
                                "items",
                                List.of(Map.of("id", order.line().text(), "quantity", units)),
                                "keepUnits",
                                keepUnits,
                                "reason",
                                "Broken."));
    }

    /// What became of the only debt.
    private @Nullable String outcome(OrderId id) {
        return jdbc.sql("select coalesce(outcome, 'DUE') from orders.owed_refunds where order_id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private Api.Response cancel(TestOrders.Placed order, int units) {
        return cancel(order, order.line(), units);
    }

    private Api.Response cancel(TestOrders.Placed order, OrderLineId line, int units) {
        return staff.withIdempotencyKey().post(path(order) + "/cancel", body(line, units, Map.of()));
    }

    private Api.Response cancel(TestOrders.Placed order, Map<OrderLineId, Integer> units) {
        return staff.withIdempotencyKey().post(path(order) + "/cancel", body(units, Map.of()));
    }

    private static Map<String, Object> body(OrderLineId line, int units, Map<String, ?> more) {
        return body(Map.of(line, units), more);
    }

    private static Map<String, Object> body(Map<OrderLineId, Integer> units, Map<String, ?> more) {
        var body = new HashMap<String, Object>(more);
        body.put("reason", "sold out");
        body.put(
                "items",
                units.entrySet().stream()
                        .map(entry -> Map.of("itemId", entry.getKey().text(), "quantity", entry.getValue()))
                        .toList());
        return body;
    }

    /// The total that an event names.
    private long told(TestOrders.Placed order, String type) {
        return EventProbe.on(jdbc).of(order.id()).stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow()
                .data()
                .at("/total/amount")
                .asLong();
    }

    private static String path(TestOrders.Placed order) {
        return "/admin/v1/orders/" + order.id().text();
    }

    private int owed(OrderId id) {
        return jdbc.sql("select count(*) from orders.owed_refunds where order_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }
}
