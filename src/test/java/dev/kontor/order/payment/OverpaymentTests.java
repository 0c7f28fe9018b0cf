package dev.kontor.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.lifecycle.OrderScenario;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.payment.NewPayment;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.LedgerProbe;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Buyers transfer more than they owe: the surplus is recorded only if staff name it, belongs to the buyer, and is
/// refunded at most once.
@KontorTest
class OverpaymentTests extends OrderScenario {

    @Autowired
    private Logins logins;

    @Test
    void aSurplusIsADebtOfTheShopUntilItIsRefunded() {
        var order = onAccount();
        record(order, 8_140).expectProblem(409, "invalid-state-transition");

        var recorded = record(order, 8_140, 500).expect(201);

        assertThat(recorded.at("/captured/amount")).isEqualTo("7640");
        assertThat(recorded.at("/overpaid/amount")).isEqualTo("500");
        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(ledger(order))
                .isEqualTo(Map.of("PROVIDER_CLEARING", 8_140L, "OVERPAYMENTS", -500L, "SALES", -7_640L));
        assertThat(overpaid(order)).isEqualTo(500);
        assertThat(listed(order)).isTrue();
        assertThat(test.timeline(order.id())).containsSubsequence("PAID", "OVERPAID");
        assertThat(AuditProbe.on(jdbc).actionsOf(recorded)).containsExactly("payment.received", "order.overpaid");
        assertThat(staff.get("/admin/v1/payments/" + order.payment().text())
                        .expect(200)
                        .at("/overpaid/amount"))
                .isEqualTo("500");

        refund(order, 501).expectProblem(409, "refund-exceeds-payment");
        refund(order, 200).expect(200);
        assertThat(overpaid(order)).isEqualTo(300);
        var refunded = refund(order, 300).expect(200);

        assertThat(refunded.json().has("overpaid")).isFalse();
        assertThat(ledger(order)).isEqualTo(Map.of("PROVIDER_CLEARING", 7_640L, "SALES", -7_640L));
        assertThat(listed(order)).isFalse();
        assertThat(AuditProbe.on(jdbc).actionsOf(refunded)).containsExactly("order.overpayment_refunded");
        assertThat(EventProbe.on(jdbc).typesOf(order.id()))
                .containsExactly(
                        "order.placed",
                        "order.paid",
                        "order.overpaid",
                        "order.overpayment_refunded",
                        "order.overpayment_refunded");
        assertThat(test.timeline(order.id())).endsWith("OVERPAYMENT_REFUNDED");
        refund(order, 1).expectProblem(409, "refund-exceeds-payment");
    }

    @Test
    void aTypoIsNotBooked() {
        var order = onAccount();
        record(order, 1_000).expect(201);

        record(order, 81_400, 500).expectProblem(409, "invalid-state-transition");
        record(order, 6_640, 0).expectProblem(409, "invalid-state-transition");
        record(order, 6_000, 100).expectProblem(409, "invalid-state-transition");
        var wrong = record(order, 7_140, 600).expectProblem(409, "invalid-state-transition");

        assertThat(wrong.at("/detail")).isEqualTo("€66.40 is due. `amount` must be that plus `overpayment`.");
        assertThat(record(order, 7_140)
                        .expectProblem(409, "invalid-state-transition")
                        .at("/detail"))
                .isEqualTo("€66.40 is due. If more was received, enter the part that is not due as `overpayment`.");
        staff.withIdempotencyKey()
                .post(
                        path(order) + "/payments",
                        Map.of("amount", money(7_140, "EUR"), "overpayment", money(500, "USD"), "note", "Statement 7"))
                .expectProblem(409, "invalid-state-transition");
        assertThat(ledger(order))
                .isEqualTo(Map.of("RECEIVABLE", 6_640L, "PROVIDER_CLEARING", 1_000L, "SALES", -7_640L));
    }

    @Test
    void aPaidOrderIsPaidAgainByMistake() {
        var order = onAccount();
        record(order, 7_640).expect(201);

        record(order, 7_640).expectProblem(409, "invalid-state-transition");
        record(order, 7_640, 7_640).expect(201);

        assertThat(overpaid(order)).isEqualTo(7_640);
        refund(order, 7_640).expect(200);
        assertThat(ledger(order)).isEqualTo(Map.of("PROVIDER_CLEARING", 7_640L, "SALES", -7_640L));
    }

    @Test
    void moneyForACanceledOrderCanBeRecordedAndRefunded() {
        var order = onAccount();
        staff.withIdempotencyKey()
                .post(path(order) + "/cancel", Map.of("reason", "Sold out"))
                .expect(200);
        await().until(() -> test.state(order.id()).equals("CANCELED VOIDED UNFULFILLED"));

        record(order, 7_640, 7_640).expect(201);

        assertThat(ledger(order)).isEqualTo(Map.of("PROVIDER_CLEARING", 7_640L, "OVERPAYMENTS", -7_640L));
        refund(order, 7_640).expect(200);
        assertThat(ledger(order)).isEmpty();
    }

    /// The buyer transfers the first amount although a unit was canceled.
    @Test
    void theFormerAmountOfAnOrderWithCanceledUnitsIsAnOverpayment() {
        var order = onAccount();
        staff.withIdempotencyKey()
                .post(
                        path(order) + "/cancel",
                        Map.of(
                                "reason",
                                "Sold out",
                                "items",
                                List.of(Map.of("itemId", order.line().text(), "quantity", 1))))
                .expect(200);

        record(order, 7_640, 1_190).expect(201);

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(ledger(order))
                .isEqualTo(Map.of("PROVIDER_CLEARING", 7_640L, "OVERPAYMENTS", -1_190L, "SALES", -6_450L));
    }

    @Test
    void whatAProviderCollectsIsNotOverpaidByTransfer() {
        var order = test.paid("tok_approve");

        record(order, 500, 500).expectProblem(409, "invalid-state-transition");

        assertThat(ledger(order)).isEqualTo(Map.of("PROVIDER_CLEARING", 7_640L, "SALES", -7_640L));
    }

    @Test
    void ofRefundsAtTheSameTimeNoneExceedsTheSurplus() throws Exception {
        var order = onAccount();
        record(order, 8_140, 500).expect(201);
        Callable<Integer> back = () -> refund(order, 300).status();

        var outcomes = TestOrders.race(List.of(back, back, back));

        assertThat(outcomes).containsExactlyInAnyOrder(200, 409, 409);
        assertThat(overpaid(order)).isEqualTo(200);
        assertThat(ledger(order)).containsEntry("OVERPAYMENTS", -200L);
    }

    @Test
    void aRepeatedRequestIsRecordedOnce() {
        var order = onAccount();
        var once = staff.withIdempotencyKey();
        var body = body(8_140, 500);

        once.post(path(order) + "/payments", body).expect(201);
        once.post(path(order) + "/payments", body).expect(201);

        assertThat(overpaid(order)).isEqualTo(500);
    }

    @Test
    void onlyThoseWhoMayRefundReturnASurplus() {
        var order = onAccount();
        record(order, 8_140, 500).expect(201);
        var clerk = api.as(
                logins.staff(Permission.ORDERS_READ, Permission.PAYMENTS_WRITE).token());

        clerk.withIdempotencyKey()
                .post(path(order) + "/overpayment-refunds", Map.of("amount", money(500, "EUR"), "note", "Back"))
                .expectProblem(403, "missing-permission");

        assertThat(overpaid(order)).isEqualTo(500);
    }

    private Placed onAccount() {
        return test.paid(NewPayment.ON_ACCOUNT, null, null);
    }

    private Api.Response record(Placed order, long minor) {
        return staff.withIdempotencyKey()
                .post(path(order) + "/payments", Map.of("amount", money(minor, "EUR"), "note", "Statement 7"));
    }

    private Api.Response record(Placed order, long minor, long surplus) {
        return staff.withIdempotencyKey().post(path(order) + "/payments", body(minor, surplus));
    }

    private static Map<String, Object> body(long minor, long surplus) {
        var body = new HashMap<String, Object>();
        body.put("amount", money(minor, "EUR"));
        body.put("overpayment", money(surplus, "EUR"));
        body.put("note", "Statement 7");
        return body;
    }

    private Api.Response refund(Placed order, long minor) {
        return staff.withIdempotencyKey()
                .post(
                        path(order) + "/overpayment-refunds",
                        Map.of("amount", money(minor, "EUR"), "note", "Transferred back"));
    }

    private static Map<String, Object> money(long minor, String currency) {
        return Map.of("amount", minor, "currency", currency);
    }

    private long overpaid(Placed order) {
        return staff.get(path(order)).expect(200).json().at("/overpaid/amount").asLong(0);
    }

    private boolean listed(Placed order) {
        var number = staff.get(path(order)).expect(200).at("/number");
        return staff.get("/admin/v1/orders?overpaid=true&number=" + number)
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .anyMatch(each -> each.at("/overpaid/amount").asLong(0) == 500);
    }

    private TreeMap<String, Long> ledger(Placed order) {
        return LedgerProbe.balances(staff, path(order));
    }

    private static String path(Placed order) {
        return "/admin/v1/orders/" + order.id().text();
    }
}
