package dev.kontor.order.returning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.document.DocumentFixtures;
import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.payment.NewPayment;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.LedgerProbe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Returned units of an order that is not paid in full reduce what the buyer owes, before anything is paid out.
@KontorTest
class UnpaidReturnTests extends ReturnScenario {

    @Test
    void whatTheBuyerOwesIsReducedAtOnceAndNothingIsPaidOut() {
        var order = onAccount();
        var created = received(order, 2);
        var preview = act(created.at("/id"), "refund-preview", Map.of()).expect(200);
        assertThat(preview.at("/total/amount")).isEqualTo("2380");
        assertThat(preview.at("/credited/amount")).isEqualTo("2380");
        assertThat(preview.at("/tax/amount")).isEqualTo("380");
        assertThat(preview.at("/unavailable/amount")).isEqualTo("0");

        var refunded = refund(created, Map.of()).expect(200);

        assertThat(refunded.at("/status")).isEqualTo("REFUNDED");
        assertThat(refunded.at("/refunds/0/status")).isEqualTo("SUCCEEDED");
        assertThat(refunded.at("/refunds/0/amount/amount")).isEqualTo("2380");
        assertThat(refunded.at("/refunds/0/credited/amount")).isEqualTo("2380");
        assertThat(AuditProbe.on(jdbc).actionsOf(refunded)).containsExactly("return.refunded");
        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER FULFILLED");
        assertThat(outstanding(order)).isEqualTo(5_260);
        assertThat(ledger(order)).isEqualTo(Map.of("RECEIVABLE", 5_260L, "SALES", -7_640L, "REFUNDS", 2_380L));
        assertThat(test.timeline(order.id())).contains("RETURN_REFUNDED");
        var event = EventProbe.on(jdbc)
                .of(TypeIds.parse(ReturnId.class, created.at("/id")))
                .getLast();
        assertThat(event.data().at("/amount/amount").asLong()).isEqualTo(2_380);
        assertThat(event.data().at("/credited/amount").asLong()).isEqualTo(2_380);
        var own = buyer(order).get("/store/v1/returns/" + created.at("/id")).expect(200);
        assertThat(own.at("/refunds/0/credited/amount")).isEqualTo("2380");
        refund(created, Map.of()).expectProblem(409, "invalid-state-transition");

        record(order, 5_261).expectProblem(409, "invalid-state-transition");
        record(order, 5_260).expect(201);
        assertThat(test.state(order.id())).isEqualTo("COMPLETED PARTIALLY_REFUNDED FULFILLED");
        assertThat(ledger(order)).isEqualTo(Map.of("PROVIDER_CLEARING", 5_260L, "SALES", -7_640L, "REFUNDS", 2_380L));
    }

    @Test
    void aReturnOfEverythingLeavesNothingToPay() {
        var order = onAccount();
        var first = received(order, 3);
        refund(first, Map.of()).expect(200);
        var second = create(order, item(second(order), 3)).expect(201);
        receive(second, 3, "SELLABLE").expect(200);

        var refunded = refund(second, Map.of("shipping", "WHEN_COMPLETE")).expect(200);

        assertThat(refunded.at("/refunds/0/credited/amount")).isEqualTo("4070");
        assertThat(test.state(order.id())).isEqualTo("COMPLETED REFUNDED FULFILLED");
        assertThat(ledger(order)).isEqualTo(Map.of("SALES", -7_640L, "REFUNDS", 7_640L));
        assertThat(test.timeline(order.id())).doesNotContain("PAID");
        record(order, 1).expectProblem(409, "invalid-state-transition");
    }

    @Test
    void onlyWhatWasPaidBeyondTheRestIsPaidOut() {
        var order = onAccount();
        record(order, 6_640).expect(201);
        var created = received(order, 2);

        var refunded = refund(created, Map.of()).expect(200);

        assertThat(refunded.at("/refunds/0/amount/amount")).isEqualTo("2380");
        assertThat(refunded.at("/refunds/0/credited/amount")).isEqualTo("1000");
        awaitRefunded(created);
        assertThat(test.state(order.id())).isEqualTo("COMPLETED PARTIALLY_REFUNDED FULFILLED");
        assertThat(outstanding(order)).isZero();
        assertThat(ledger(order)).isEqualTo(Map.of("PROVIDER_CLEARING", 5_260L, "SALES", -7_640L, "REFUNDS", 2_380L));
        var paid = staff.get(path(order)).expect(200);
        assertThat(paid.json().at("/payment/tenders"))
                .anyMatch(tender -> tender.at("/method").asString().equals("exchange-credit")
                        && tender.at("/captured/amount").asLong() == 1_000
                        && tender.at("/refunded/amount").asLong() == 1_000);
    }

    @Test
    void theFeeStaysDue() {
        var order = onAccount();
        var created = received(order, 2);

        refund(created, Map.of("restockingFee", Map.of("amount", 380, "currency", "EUR")))
                .expect(200);

        assertThat(outstanding(order)).isEqualTo(5_640);
    }

    @Test
    void unitsThatAreCanceledLaterCostWhatIsStillDueOfThem() {
        var order = test.paid(NewPayment.ON_ACCOUNT, null, null);
        ship(order, 2);
        var created = received(order, 1);
        refund(created, Map.of()).expect(200);
        record(order, 6_450).expect(201);
        assertThat(test.state(order.id())).isEqualTo("OPEN PARTIALLY_REFUNDED PARTIALLY_FULFILLED");

        staff.withIdempotencyKey()
                .post(
                        path(order) + "/cancel",
                        Map.of(
                                "reason",
                                "Sold out",
                                "items",
                                List.of(Map.of("itemId", second(order).text(), "quantity", 1))))
                .expect(200);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> ledger(order).getOrDefault("REFUNDS", 0L) == 2_380
                        && !ledger(order).containsKey("REFUNDS_PAYABLE"));
        assertThat(ledger(order).get("PROVIDER_CLEARING")).isEqualTo(5_260);
    }

    @Test
    void unitsThatWereCanceledBeforeAreNotOwedEither() {
        var order = test.paid(NewPayment.ON_ACCOUNT, null, null);
        ship(order, 2);
        staff.withIdempotencyKey()
                .post(
                        path(order) + "/cancel",
                        Map.of(
                                "reason",
                                "Sold out",
                                "items",
                                List.of(Map.of("itemId", second(order).text(), "quantity", 3))))
                .expect(200);
        var created = received(order, 2);

        refund(created, Map.of()).expect(200);

        // Three cups and the shipping, less the two that came back.
        assertThat(missing(order)).isEqualTo(1_690);
        record(order, 1_690).expect(201);
        assertThat(test.state(order.id())).isEqualTo("OPEN PARTIALLY_REFUNDED PARTIALLY_FULFILLED");
    }

    /// The transfer arrives while the return is refunded: in any order, the buyer has paid for what was kept.
    @Test
    void ofATransferAndAReturnAtTheSameTimeNothingIsLost() throws Exception {
        for (int round = 0; round < 6; round++) {
            var order = onAccount();
            var created = received(order, 2);
            Callable<Integer> refund = () -> refund(created, Map.of()).status();
            Callable<Integer> transfer = () -> record(order, 7_640).status();

            var outcomes = TestOrders.race(List.of(refund, transfer, refund));

            assertThat(outcomes).filteredOn(status -> status == 200).hasSize(1);
            awaitRefunded(created);
            if (outcomes.get(1) == 201) {
                assertThat(ledger(order))
                        .isEqualTo(Map.of("PROVIDER_CLEARING", 5_260L, "SALES", -7_640L, "REFUNDS", 2_380L));
            } else {
                assertThat(outstanding(order)).isEqualTo(5_260);
                assertThat(ledger(order)).isEqualTo(Map.of("RECEIVABLE", 5_260L, "SALES", -7_640L, "REFUNDS", 2_380L));
            }
        }
    }

    @Test
    void transfersAndAClaimAtTheSameTimeDoNotWaitForEachOther() throws Exception {
        for (int round = 0; round < 6; round++) {
            var order = onAccount();
            Callable<Integer> transfer = () -> record(order, 1_000).status();
            Callable<Integer> claim = () -> claim(order).status();

            var outcomes = TestOrders.race(List.of(transfer, claim, transfer));

            assertThat(outcomes).containsExactly(201, 201, 201);
            assertThat(outstanding(order)).isEqualTo(7_640 - 2 * 1_000 - 1_190);
        }
    }

    @Test
    void theCreditNoteIsForWhatCameBack() {
        DocumentFixtures.settings(staff);
        var order = onAccount();
        staff.withIdempotencyKey().post(path(order) + "/invoice").expect(200);
        var created = received(order, 2);

        refund(created, Map.of()).expect(200);

        EventProbe.on(jdbc).awaitDelivered();
        var notes = staff.get("/admin/v1/documents?kind=CREDIT_NOTE&orderId="
                        + order.id().text())
                .expect(200);
        assertThat(notes.json().at("/items")).hasSize(1);
        assertThat(notes.at("/items/0/total/amount")).isEqualTo("2380");
        assertThat(outstanding(order)).isEqualTo(5_260);
    }

    private Placed onAccount() {
        var order = test.paid(NewPayment.ON_ACCOUNT, null, null);
        ship(order, Map.of());
        jdbc.sql("update orders.orders set payment_due_on = '2099-01-01' where id = :id")
                .param("id", order.id())
                .update();
        return order;
    }

    private Api.Response received(Placed order, int units) {
        var created = create(order, item(order.line(), units)).expect(201);
        receive(created, units, "SELLABLE").expect(200);
        return created;
    }

    private Api.Response refund(Api.Response created, Map<String, ?> body) {
        return act(created.at("/id"), "refund", body);
    }

    /// A unit of the first line that stays with the buyer.
    private Api.Response claim(Placed order) {
        var body = body(order, item(order.line(), 1));
        body.put("resolution", "REFUND");
        return staff.withIdempotencyKey().post("/admin/v1/claims", body);
    }

    private Api.Response record(Placed order, long minor) {
        return staff.withIdempotencyKey()
                .post(
                        path(order) + "/payments",
                        Map.of("amount", Map.of("amount", minor, "currency", "EUR"), "note", "Statement 7"));
    }

    private void awaitRefunded(Api.Response created) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> staff.get("/admin/v1/returns/" + created.at("/id"))
                        .expect(200)
                        .at("/status")
                        .equals("REFUNDED"));
    }

    private long outstanding(Placed order) {
        return staff.get(path(order))
                .expect(200)
                .json()
                .at("/outstanding/amount")
                .asLong(0);
    }

    private long missing(Placed order) {
        return Long.parseLong(staff.withIdempotencyKey()
                .post(path(order) + "/payment-link")
                .expect(200)
                .at("/amount/amount"));
    }

    private TreeMap<String, Long> ledger(Placed order) {
        return LedgerProbe.balances(staff, path(order));
    }

    private static String path(Placed order) {
        return "/admin/v1/orders/" + order.id().text();
    }
}
