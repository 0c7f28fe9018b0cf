package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is paid back is not shipped.
@KontorTest
class OrderRefundTests extends OrderScenario {

    private static final Map<String, Object> ALL = Map.of("reason", "All of it");

    @Test
    void anOrderThatIsPaidBackAsAWholeIsCanceled() {
        var order = test.paid("tok_approve");

        refund(order, ALL).expect(201);

        assertThat(test.state(order.id())).isEqualTo("CANCELED REFUNDED UNFULFILLED");
        assertThat(test.stock(order.variant())).isEqualTo("10/0");
        assertThat(test.books(order.payment())).isEqualTo("7640/7640");
        pack(order, Map.of()).expectProblem(409, "invalid-state-transition");
        assertThat(EventProbe.on(jdbc).typesOf(order.id()))
                .containsExactly("order.placed", "order.paid", "order.canceled");
        assertThat(read(order).at("/cancelReason")).isEqualTo("refunded");
        assertThat(read(order).at("/totals/canceled/amount")).isEqualTo("7640");
    }

    @Test
    void unitsThatArePaidBackAreNotPacked() {
        var order = test.paid("tok_approve");

        refund(order, units(order, 1)).expect(201);

        assertThat(test.state(order.id())).isEqualTo("OPEN PARTIALLY_REFUNDED UNFULFILLED");
        assertThat(read(order).at("/items/0/canceled")).isEqualTo("1");
        assertThat(read(order).at("/totals/canceled/amount")).isEqualTo("1190");
        assertThat(test.stock(order.variant())).isEqualTo("10/2");
        pack(order, Map.of("items", List.of(Map.of("itemId", order.line().text(), "quantity", 3))))
                .expectProblem(422, "quantity-limit");
        var parcel = pack(order, Map.of()).expect(201);
        assertThat(parcel.json().at("/items").findValuesAsString("quantity")).containsExactlyInAnyOrder("2", "3");
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        assertThat(test.state(order.id())).isEqualTo("COMPLETED PARTIALLY_REFUNDED FULFILLED");
        assertThat(test.books(order.payment())).isEqualTo("7640/1190");
        assertThat(jdbc.sql("select count(*) from orders.owed_refunds where order_id = :id")
                        .param("id", order.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(EventProbe.on(jdbc).typesOf(order.id()))
                .containsExactly("order.placed", "order.paid", "order.units_canceled", "order.completed");
    }

    @Test
    void everyUnitAtATimeIsTheWholeOrder() {
        var order = test.paid("tok_approve");
        for (var line : order.order().lines()) {
            for (int unit = 0; unit < 3; unit++) {
                refund(
                                order,
                                Map.of(
                                        "items",
                                        List.of(Map.of("id", line.id().text(), "quantity", 1)),
                                        "reason",
                                        "One more"))
                        .expect(201);
            }
        }

        // The shipping is not paid back, and nothing is left to be shipped.
        assertThat(test.state(order.id())).isEqualTo("COMPLETED PARTIALLY_REFUNDED FULFILLED");
        assertThat(test.books(order.payment())).isEqualTo("7640/7140");
        assertThat(test.stock(order.variant())).isEqualTo("10/0");
    }

    @Test
    void aPriceReductionLeavesTheUnits() {
        var order = test.paid("tok_approve");

        refund(order, Map.of("amount", euro(640), "reason", "Goodwill")).expect(201);
        refund(
                        order,
                        Map.of(
                                "items",
                                List.of(Map.of("id", order.line().text(), "quantity", 1, "amount", euro(500))),
                                "reason",
                                "A scratch"))
                .expect(201);
        var kept = new HashMap<>(units(order, 1));
        kept.put("keepUnits", true);
        assertThat(refund(order, kept).expect(201).at("/keepUnits")).isEqualTo("true");

        assertThat(read(order).at("/items/0/canceled")).isEqualTo("0");
        assertThat(test.stock(order.variant())).isEqualTo("10/3");
        assertThat(test.state(order.id())).isEqualTo("OPEN PARTIALLY_REFUNDED UNFULFILLED");
    }

    @Test
    void theRestAfterAPriceReductionIsTheWholeOrder() {
        var order = test.paid("tok_approve");
        refund(order, Map.of("amount", euro(640), "keepUnits", true, "reason", "A scratch"))
                .expect(201);

        refund(order, ALL).expect(201);

        assertThat(test.state(order.id())).isEqualTo("CANCELED REFUNDED UNFULFILLED");
        assertThat(test.stock(order.variant())).isEqualTo("10/0");
        assertThat(test.books(order.payment())).isEqualTo("7640/7640");
    }

    @Test
    void unitsThatStaffKeepStayIfTheOthersAreRefunded() {
        var order = test.paid("tok_approve");
        var kept = new HashMap<>(units(order, 3));
        kept.put("keepUnits", true);
        refund(order, kept).expect(201);
        var others = List.of(
                Map.of("id", order.order().lines().getLast().id().text(), "quantity", 3),
                Map.of("id", "shipping", "quantity", 1));

        refund(order, Map.of("items", others, "reason", "Sold out")).expect(201);

        assertThat(test.books(order.payment())).isEqualTo("7640/7640");
        assertThat(read(order).at("/items/0/canceled")).isEqualTo("0");
        assertThat(read(order).at("/items/1/canceled")).isEqualTo("3");
        assertThat(test.stock(order.variant())).isEqualTo("10/3");
    }

    @Test
    void packedUnitsComeOutOfTheirParcel() {
        var order = test.paid("tok_approve");
        var parcel = pack(order, Map.of()).expect(201).at("/id");

        refund(order, units(order, 2)).expect(201);

        assertThat(staff.get("/admin/v1/fulfillments/" + parcel).at("/status")).isEqualTo("CANCELED");
        staff.post("/admin/v1/fulfillments/" + parcel + "/ship").expectProblem(409, "invalid-state-transition");
        assertThat(pack(order, Map.of()).expect(201).json().at("/items").findValuesAsString("quantity"))
                .containsExactlyInAnyOrder("1", "3");
    }

    @Test
    void ofAPartlyShippedOrderTheRestIsCanceled() {
        var order = test.paid("tok_approve");
        var parcel = pack(
                        order,
                        Map.of("items", List.of(Map.of("itemId", order.line().text(), "quantity", 2))))
                .expect(201)
                .at("/id");
        staff.post("/admin/v1/fulfillments/" + parcel + "/ship").expect(200);

        refund(order, ALL).expect(201);

        assertThat(test.state(order.id())).isEqualTo("COMPLETED REFUNDED FULFILLED");
        assertThat(read(order).at("/items/0/canceled")).isEqualTo("1");
        assertThat(read(order).at("/items/1/canceled")).isEqualTo("3");
        assertThat(test.stock(order.variant())).isEqualTo("8/0");
        pack(order, Map.of()).expectProblem(409, "invalid-state-transition");
        assertThat(test.books(order.payment())).isEqualTo("7640/7640");
    }

    @Test
    void nobodyPacksUnitsWhoseRefundIsOnItsWay() {
        var order = test.paid("tok_refund_unknown");
        assertThat(refund(order, units(order, 3)).expect(201).at("/status")).isEqualTo("UNKNOWN");

        assertThat(read(order).at("/items/0/canceled")).isEqualTo("0");
        pack(order, Map.of("items", List.of(Map.of("itemId", order.line().text(), "quantity", 1))))
                .expectProblem(422, "quantity-limit");

        payments.refresh(order.payment());
        assertThat(read(order).at("/items/0/canceled")).isEqualTo("3");
        assertThat(test.stock(order.variant())).isEqualTo("10/0");
    }

    @Test
    void aRefundThatFailsGivesItsUnitsBackToTheOrder() {
        var order = test.paid("tok_refund_decline");

        assertThat(refund(order, units(order, 3)).expect(201).at("/status")).isEqualTo("FAILED");
        assertThat(refund(order, ALL).expect(201).at("/status")).isEqualTo("FAILED");

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(test.stock(order.variant())).isEqualTo("10/3");
        assertThat(pack(order, Map.of()).expect(201).json().at("/items").findValuesAsString("quantity"))
                .containsExactly("3", "3");
    }

    @Test
    void unitsThatStaffCancelArePaidBackOnce() {
        var order = test.paid("tok_approve");
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order.id().text() + "/cancel",
                        Map.of(
                                "reason",
                                "Broken",
                                "items",
                                List.of(Map.of("itemId", order.line().text(), "quantity", 1))))
                .expect(200);
        org.awaitility.Awaitility.await()
                .until(() -> test.books(order.payment()).equals("7640/1190"));

        assertThat(read(order).at("/items/0/canceled")).isEqualTo("1");
        refund(order, units(order, 2)).expect(201);
        assertThat(read(order).at("/items/0/canceled")).isEqualTo("3");
        assertThat(test.books(order.payment())).isEqualTo("7640/3570");
    }

    @Test
    void packingAndPayingBackAtOnceHaveOneWinner() throws Exception {
        for (int round = 0; round < 10; round++) {
            var order = test.paid("tok_approve");

            var statuses = TestOrders.race(List.of(
                    () -> refund(order, ALL).status(),
                    () -> pack(order, Map.of()).status(),
                    () -> pack(order, Map.of()).status()));

            assertThat(statuses.getFirst()).isEqualTo(201);
            assertThat(test.state(order.id())).isEqualTo("CANCELED REFUNDED UNFULFILLED");
            assertThat(jdbc.sql(
                                    "select count(*) from orders.fulfillments where order_id = :id and status <> 'CANCELED'")
                            .param("id", order.id().value())
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(test.stock(order.variant())).isEqualTo("10/0");
        }
    }

    @Test
    void nothingAndLessThanNothingIsNotPaidBack() {
        var order = test.paid("tok_approve");

        for (long amount : new long[] {0, -1}) {
            assertThat(refund(order, Map.of("amount", euro(amount), "reason", "Nothing"))
                            .expectProblem(422, "rejected")
                            .at("/errors/0/pointer"))
                    .isEqualTo("/amount/amount");
            assertThat(refund(
                                    order,
                                    Map.of(
                                            "items",
                                            List.of(Map.of(
                                                    "id", order.line().text(), "quantity", 1, "amount", euro(amount))),
                                            "reason",
                                            "Nothing"))
                            .expectProblem(422, "rejected")
                            .at("/errors/0/pointer"))
                    .isEqualTo("/items/0/amount/amount");
        }
        assertThat(test.books(order.payment())).isEqualTo("7640/0");
    }

    private Api.Response refund(Placed order, Map<String, ?> body) {
        return staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + order.payment().text() + "/refunds", body);
    }

    private Api.Response pack(Placed order, Map<String, ?> body) {
        return staff.withIdempotencyKey().post("/admin/v1/orders/" + order.id().text() + "/fulfillments", body);
    }

    private Api.Response read(Placed order) {
        return staff.get("/admin/v1/orders/" + order.id().text()).expect(200);
    }

    /// Units of the first line, for what was paid for them.
    private static Map<String, Object> units(Placed order, int quantity) {
        return Map.of(
                "items", List.of(Map.of("id", order.line().text(), "quantity", quantity)), "reason", "Out of fashion");
    }

    private static Map<String, Object> euro(long amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }
}
