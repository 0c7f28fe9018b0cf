package dev.kontor.order.returning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.payment.RefundId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Received units are refunded to the payment, once.
@KontorTest
class ReturnRefundTests extends ReturnScenario {

    @Test
    void receivedUnitsAreRefundedAsTheyWerePaid() {
        var order = shipped();
        var created = request(order, 2).expect(201);
        act(created.at("/id"), "approve", Map.of()).expect(200);
        refund(created, Map.of()).expectProblem(409, "invalid-state-transition");
        receive(created, 1, "SELLABLE").expect(200);
        receive(created, 1, "DAMAGED").expect(200);

        var preview = act(created.at("/id"), "refund-preview", Map.of()).expect(200);
        assertThat(preview.at("/total/amount")).isEqualTo("2380");
        assertThat(preview.at("/tax/amount")).isEqualTo("380");
        assertThat(preview.at("/taxes/0/rate")).isEqualTo("0.19");
        assertThat(preview.at("/shipping/amount")).isEqualTo("0");
        assertThat(preview.statements()).as("one for the session").hasSize(6);
        assertThat(test.books(order.payment())).isEqualTo("7640/0");

        var refunded = refund(created, Map.of("reason", "As agreed")).expect(200);
        assertThat(refunded.at("/refunds/0/amount/amount")).isEqualTo("2380");
        assertThat(refunded.statements()).hasSizeLessThanOrEqualTo(25);
        assertThat(AuditProbe.on(jdbc).actionsOf(refunded)).containsExactly("return.refunded");

        awaitStatus(created, "REFUNDED");
        assertThat(test.books(order.payment())).isEqualTo("7640/2380");
        var made = staff.get("/admin/v1/payments/" + order.payment().text()).expect(200);
        assertThat(made.at("/refunds/0/purpose")).isEqualTo("RETURN");
        assertThat(made.at("/refunds/0/purposeId")).startsWith("rref_");
        assertThat(EventProbe.on(jdbc).of(TypeIds.parse(RefundId.class, made.at("/refunds/0/id"))))
                .isNotEmpty()
                .allMatch(event -> event.data().at("/purposeId").asString().equals(made.at("/refunds/0/purposeId")));
        assertThat(test.state(order.id())).isEqualTo("COMPLETED PARTIALLY_REFUNDED FULFILLED");
        var own = buyer(order).get("/store/v1/returns/" + created.at("/id")).expect(200);
        assertThat(own.at("/refunds/0/status")).isEqualTo("SUCCEEDED");
        assertThat(own.at("/refunds/0/amount/amount")).isEqualTo("2380");
        var events = EventProbe.on(jdbc).of(TypeIds.parse(ReturnId.class, created.at("/id")));
        assertThat(events.getLast().type()).isEqualTo("return.refunded");
        assertThat(events.getLast().data().at("/amount/amount").asLong()).isEqualTo(2_380);
        assertThat(test.timeline(order.id())).contains("RETURN_REFUNDED").doesNotContain("UNITS_CANCELED");
        refund(created, Map.of()).expectProblem(409, "invalid-state-transition");
    }

    @Test
    void unitsThatStillHaveToBeSentStayInTheOrder() {
        var order = test.paid("tok_approve");
        ship(order, 2);
        var created = create(order, item(order.line(), 1)).expect(201);
        receive(created, 1, "SELLABLE").expect(200);

        refund(created, Map.of()).expect(200);

        awaitStatus(created, "REFUNDED");
        assertThat(test.state(order.id())).isEqualTo("OPEN PARTIALLY_REFUNDED PARTIALLY_FULFILLED");
        ship(order, Map.of());
        assertThat(test.state(order.id())).isEqualTo("COMPLETED PARTIALLY_REFUNDED FULFILLED");
        assertThat(test.stock(order.variant())).isEqualTo("8/0");
    }

    @Test
    void theLastReturnTakesTheShippingAlong() {
        var order = shipped();
        var first = received(order, 3);
        refund(first, Map.of()).expect(200);
        awaitStatus(first, "REFUNDED");
        var second = create(order, item(second(order), 3)).expect(201);
        receive(second, 3, "SELLABLE").expect(200);

        var refunded = refund(second, Map.of()).expect(200);

        assertThat(refunded.at("/refunds/0/shipping/amount")).isEqualTo("500");
        awaitStatus(second, "REFUNDED");
        assertThat(test.books(order.payment())).isEqualTo("7640/7640");
        assertThat(test.state(order.id())).isEqualTo("COMPLETED REFUNDED FULFILLED");
    }

    @Test
    void feesAndPartsAreChosenByStaff() {
        var order = shipped();
        var created = create(order, item(order.line(), 3)).expect(201);
        receive(created, 1, "SELLABLE").expect(200);
        receive(created, 1, "LOST").expect(200);
        var fee = Map.of("amount", 190, "currency", "EUR");
        refund(created, Map.of("restockingFee", Map.of("amount", 1_191, "currency", "EUR")))
                .expectProblem(422, "rejected");

        refund(created, Map.of("restockingFee", fee, "shipping", "PROPORTIONAL"))
                .expect(200);
        await().until(() -> test.books(order.payment()).equals("7640/1083"));
        awaitRefund(created, 0, "SUCCEEDED");
        assertThat(staff.get(path(created)).expect(200).at("/status")).isEqualTo("PARTIALLY_RECEIVED");
        refund(created, Map.of()).expectProblem(409, "invalid-state-transition");

        receive(created, 1, "DAMAGED").expect(200);
        refund(created, Map.of("includeLost", true, "shipping", "NONE")).expect(200);
        awaitStatus(created, "REFUNDED");
        assertThat(test.books(order.payment())).isEqualTo("7640/3463");
    }

    @Test
    void whatWasRefundedBeforeIsNotRefundedAgain() {
        var order = shipped();
        var created = received(order, 2);
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + order.payment().text() + "/refunds",
                        Map.of(
                                "items",
                                List.of(Map.of("id", order.line().text(), "quantity", 2)),
                                "keepUnits",
                                true,
                                "reason",
                                "Goodwill"))
                .expect(201);

        var preview = act(created.at("/id"), "refund-preview", Map.of()).expect(200);

        assertThat(preview.at("/total/amount")).isEqualTo("1190");
        refund(created, Map.of()).expect(200);
        awaitStatus(created, "REFUNDED");
        assertThat(test.books(order.payment())).isEqualTo("7640/3570");
    }

    @Test
    void ofTwoWhoRefundTheSameUnitsOneSucceeds() throws Exception {
        for (int round = 0; round < 4; round++) {
            var order = shipped();
            var created = received(order, 2);
            Callable<Integer> refund = () -> refund(created, Map.of()).status();

            assertThat(TestOrders.race(List.of(refund, refund, refund))).containsExactlyInAnyOrder(200, 409, 409);

            awaitStatus(created, "REFUNDED");
            assertThat(test.books(order.payment())).isEqualTo("7640/2380");
        }
    }

    @Test
    void aRefundThatTheProviderRejectsCanBeRepeated() {
        var order = test.paid("tok_refund_decline");
        ship(order, Map.of());
        var created = received(order, 2);

        refund(created, Map.of()).expect(200);

        awaitRefund(created, 0, "FAILED");
        assertThat(staff.get(path(created)).expect(200).at("/status")).isEqualTo("RECEIVED");
        assertThat(test.timeline(order.id())).contains("RETURN_REFUND_FAILED");
        var own = buyer(order).get("/store/v1/returns/" + created.at("/id")).expect(200);
        assertThat(own.json().at("/refunds")).isEmpty();
        jdbc.sql("update payment.test_charges set token = 'tok_approve' where key = :id")
                .param("id", order.payment().value())
                .update();
        refund(created, Map.of()).expect(200);
        awaitStatus(created, "REFUNDED");
        assertThat(test.books(order.payment())).isEqualTo("7640/2380");
    }

    @ParameterizedTest
    @CsvSource({"tok_refund_decline,tok_approve,1000,1380", "tok_approve,tok_refund_decline,1380,1000"})
    void onlyTheRestIsRefundedAgainIfOneOfTwoPaymentsRejectsItsPart(
            String first, String second, long part, long missing) throws Exception {
        var order = test.paidTwice(first, second);
        ship(order, Map.of());
        var created = received(order, 2);

        refund(created, Map.of("reason", "As agreed")).expect(200);

        awaitRefund(created, 0, "FAILED");
        var failed = staff.get(path(created)).expect(200);
        assertThat(failed.at("/refunds/0/amount/amount")).isEqualTo("2380");
        assertThat(failed.at("/refunds/0/refunded/amount")).isEqualTo("" + part);
        var own = buyer(order).get("/store/v1/returns/" + created.at("/id")).expect(200);
        assertThat(own.at("/refunds/0/amount/amount")).isEqualTo("" + part);
        approve(order);
        var preview = act(created.at("/id"), "refund-preview", Map.of()).expect(200);
        assertThat(preview.at("/total/amount")).isEqualTo("" + missing);
        assertThat(preview.at("/goods/amount")).isEqualTo("2380");
        assertThat(preview.at("/unavailable/amount")).isEqualTo("" + part);

        var answers = TestOrders.race(Collections.<Callable<Integer>>nCopies(
                8, () -> refund(created, Map.of()).status()));

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        awaitStatus(created, "REFUNDED");
        assertThat(refunded(order)).isEqualTo(2_380);
        assertThat(staff.get(path(created)).expect(200).at("/refunds/1/refunded/amount"))
                .isEqualTo("" + missing);
        var event = EventProbe.on(jdbc)
                .of(TypeIds.parse(ReturnId.class, created.at("/id")))
                .getLast();
        assertThat(event.type()).isEqualTo("return.refunded");
        assertThat(event.data().at("/amount/amount").asLong()).isEqualTo(2_380);
        var last = received(order, 1);
        refund(last, Map.of()).expect(200);
        awaitStatus(last, "REFUNDED");
        assertThat(refunded(order)).isEqualTo(3_570);
    }

    @Test
    void whatIsMissingCanBeRefundedAtThePaymentToo() {
        var order = test.paidTwice("tok_refund_decline", "tok_approve");
        ship(order, Map.of());
        var created = received(order, 2);
        refund(created, Map.of()).expect(200);
        awaitRefund(created, 0, "FAILED");
        approve(order);

        var missing = Map.of("id", order.line().text(), "quantity", 0, "amount", euro(1_380));
        byHand(order, missing).expect(201);

        byHand(order, missing).expectProblem(409, "refund-exceeds-payment");
        refund(created, Map.of()).expectProblem(409, "invalid-state-transition");
        assertThat(refunded(order)).isEqualTo(2_380);
    }

    /// The card is closed, so staff transfer the money.
    @Test
    void whatTheProviderRejectsIsPaidByStaff() {
        var order = test.paidTwice("tok_refund_decline", "tok_approve");
        ship(order, Map.of());
        var created = received(order, 2);
        refund(created, Map.of()).expect(200);
        awaitRefund(created, 0, "FAILED");

        var refunded = refund(created, Map.of("paidByStaff", true)).expect(200);

        assertThat(refunded.at("/status")).isEqualTo("REFUNDED");
        assertThat(refunded.at("/refunds/1/refunded/amount")).isEqualTo("1380");
        assertThat(refunded(order)).isEqualTo(2_380);
        var paid = staff.get("/admin/v1/payments/" + order.payment().text()).expect(200);
        assertThat(paid.json().has("alert")).isFalse();
        assertThat(paid.at("/refunds/1/paidByStaff")).isEqualTo("true");
        assertThat(paid.at("/refunds/1/purpose")).isEqualTo("RETURN");
        assertThat(EventProbe.on(jdbc).of(TypeIds.parse(RefundId.class, paid.at("/refunds/1/id"))))
                .hasSize(2)
                .allMatch(event -> event.data().at("/paidByStaff").asBoolean());
        assertThat(EventProbe.on(jdbc).typesOf(TypeIds.parse(ReturnId.class, created.at("/id"))))
                .endsWith("return.refunded");
        refund(created, Map.of("paidByStaff", true)).expectProblem(409, "invalid-state-transition");
    }

    @Test
    void aReturnIsPaidByStaffWithoutATryAtTheProvider() {
        var order = shipped();
        var created = received(order, 1);

        var refunded = refund(created, Map.of("paidByStaff", true)).expect(200);

        assertThat(refunded.at("/status")).isEqualTo("REFUNDED");
        assertThat(refunded(order)).isEqualTo(1_190);
        assertThat(test.books(order.payment())).isEqualTo("7640/0");
        assertThat(AuditProbe.on(jdbc).actionsOf(refunded)).contains("return.refunded");
    }

    @Test
    void storedValueIsNotPaidByStaff() {
        var order = shipped();
        var created = received(order, 1);
        jdbc.sql("update payment.payments set provider = 'stored-value' where id = :id")
                .param("id", order.payment().value())
                .update();

        assertThat(refund(created, Map.of("paidByStaff", true))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/paidByStaff");
        assertThat(test.books(order.payment())).isEqualTo("7640/0");
    }

    private Api.Response byHand(Placed order, Map<String, ?> item) {
        return staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + order.payment().text() + "/refunds",
                        Map.of("items", List.of(item), "keepUnits", true, "reason", "Missing"));
    }

    private static Map<String, Object> euro(long minor) {
        return Map.of("amount", minor, "currency", "EUR");
    }

    private long refunded(Placed order) {
        return payments.find(order.payment()).orElseThrow().refunded().minor();
    }

    private void approve(Placed order) {
        jdbc.sql("""
                        update payment.test_charges set token = 'tok_approve'
                        where key in (select id from payment.payments where id = :id or first_id = :id)
                        """).param("id", order.payment().value()).update();
    }

    @Test
    void anOutcomeThatIsKnownLaterSettlesTheReturn() {
        var order = test.paid("tok_refund_unknown");
        ship(order, Map.of());
        var created = received(order, 2);
        refund(created, Map.of()).expect(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select status from payment.refunds where payment_id = :id")
                        .param("id", order.payment().value())
                        .query(String.class)
                        .list()
                        .equals(List.of("UNKNOWN")));
        assertThat(staff.get(path(created)).expect(200).at("/refunds/0/status")).isEqualTo("PENDING");
        refund(created, Map.of()).expectProblem(409, "invalid-state-transition");

        payments.refresh(order.payment());

        awaitStatus(created, "REFUNDED");
        assertThat(test.books(order.payment())).isEqualTo("7640/2380");
    }

    private Api.Response received(Placed order, int units) {
        var created = create(order, item(order.line(), units)).expect(201);
        receive(created, units, "SELLABLE").expect(200);
        return created;
    }

    private Api.Response refund(Api.Response created, Map<String, ?> body) {
        return act(created.at("/id"), "refund", body);
    }

    private static String path(Api.Response created) {
        return "/admin/v1/returns/" + created.at("/id");
    }

    private void awaitStatus(Api.Response created, String status) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> staff.get(path(created)).expect(200).at("/status").equals(status));
    }

    private void awaitRefund(Api.Response created, int index, String status) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> staff.get(path(created))
                        .expect(200)
                        .at("/refunds/" + index + "/status")
                        .equals(status));
    }
}
