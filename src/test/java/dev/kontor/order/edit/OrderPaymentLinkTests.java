package dev.kontor.order.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.polling.PaymentJanitor;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Buyers pay what an order awaits by card: once, exactly, and also if the money arrives twice.
@KontorTest
class OrderPaymentLinkTests extends EditScenario {

    @Autowired
    private Logins logins;

    @Autowired
    private PaymentJanitor janitor;

    @Test
    void theDifferenceOfAnEditIsPaidByCard() {
        var order = test.paid("tok_approve");
        assertThat(open(order).at("/amount/amount")).isEqualTo("0");
        pay(order, "tok_approve").expectProblem(422, "link-expired");

        var confirmed = edit(order, "payment-link", quantity(order.line(), 5)).expect(200);

        assertThat(confirmed.statements()).hasSizeLessThanOrEqualTo(25);
        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
        var open = open(order);
        assertThat(open.at("/amount/amount")).isEqualTo("2380");
        assertThat(open.at("/until")).isNotEmpty();
        assertThat(open.json().at("/methods").toString()).contains("\"test\"").doesNotContain("bank-transfer");
        buyer(order)
                .post(store(order) + "/payments", Map.of("method", "bank-transfer"))
                .expectProblem(422, "rejected");

        var paid = pay(order, "tok_approve").expect(200);

        assertThat(paid.at("/status")).isEqualTo("CAPTURED");
        assertThat(paid.at("/amount/amount")).isEqualTo("2380");
        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(money(order)).isEqualTo("10020/0");
        assertThat(ledger(order)).isZero();
        assertThat(link(order)).as("all of it was moved to the order").isEqualTo("2380/2380");
        assertThat(open(order).at("/amount/amount")).isEqualTo("0");
        pay(order, "tok_approve").expectProblem(409, "invalid-state-transition");
        assertThat(EventProbe.on(jdbc).typesOf(order.id()))
                .containsExactly("order.placed", "order.paid", "order.edited", "order.payment_requested", "order.paid");
        var tenders = staff.get(path(order.id())).expect(200).json().at("/payment/tenders");
        assertThat(tenders.size()).isEqualTo(3);
        assertThat(tenders.at("/2/method").asString()).isEqualTo("test");

        // The refund of the difference goes to its card.
        staff.withIdempotencyKey()
                .post(path(order.id()) + "/cancel", Map.of("reason", "Changed my mind"))
                .expect(200);
        await().until(() -> money(order).equals("10020/10020"));
        assertThat(ledger(order)).isZero();
        assertThat(link(order)).isEqualTo("2380/2380");
    }

    @Test
    void aPromisedTransferOfAWholeOrderIsPaidByCardInstead() {
        var order = test.paid("bank-transfer", null, null);
        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");

        var sent = staff.withIdempotencyKey()
                .post(path(order.id()) + "/payment-link")
                .expect(200);

        assertThat(sent.at("/amount/amount")).isEqualTo("7640");
        assertThat(AuditProbe.on(jdbc).actionsOf(sent)).containsExactly("order.payment_link_sent");
        pay(order, "tok_approve").expect(200);
        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(ledger(order)).isZero();
        assertThat(test.timeline(order.id())).contains("PAYMENT_REQUESTED");
        staff.withIdempotencyKey()
                .post(path(order.id()) + "/payment-link")
                .expectProblem(409, "invalid-state-transition");
        var canceled = edit(order, null, quantity(order.line(), 1)).expect(200);
        assertThat(canceled.at("/preview/toRefund/amount")).isEqualTo("2380");
        await().until(() -> money(order).equals("7640/2380"));
        assertThat(ledger(order)).isZero();
    }

    @Test
    void theRestOfATransferIsPaidByCard() {
        var order = test.paid("bank-transfer", null, null);
        staff.withIdempotencyKey()
                .post(
                        path(order.id()) + "/payments",
                        Map.of("amount", Map.of("amount", 7_000, "currency", "EUR"), "note", "Statement 7"))
                .expect(201);

        var sent = staff.withIdempotencyKey()
                .post(path(order.id()) + "/payment-link")
                .expect(200);

        assertThat(sent.at("/amount/amount")).isEqualTo("640");
        pay(order, "tok_approve").expect(200);
        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(ledger(order)).isZero();
    }

    @Test
    void aDeclinedCardAndAnAbandonedOneCanBeReplaced() {
        var order = supplemented();
        pay(order, "tok_decline").expectProblem(402, "payment-declined");
        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
        var waiting = pay(order, "tok_action_required").expect(202);
        assertThat(waiting.at("/status")).isEqualTo("ACTION_REQUIRED");
        assertThat(waiting.at("/action/type")).isEqualTo("redirect");
        assertThat(open(order).at("/payment/status")).isEqualTo("ACTION_REQUIRED");

        pay(order, "tok_approve").expect(200);

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(money(order)).isEqualTo("10020/0");
    }

    @Test
    void aPaymentThatTheBuyerConfirmsCounts() {
        var order = supplemented();
        var waiting = pay(order, "tok_action_required").expect(202).at("/id");
        confirm(order, waiting).expect(202);
        approve(waiting);

        assertThat(confirm(order, waiting).expect(200).at("/status")).isEqualTo("CAPTURED");

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(ledger(order)).isZero();
    }

    @Test
    void moneyThatIsOnlyReservedIsCaptured() {
        var order = supplemented();

        assertThat(pay(order, "tok_authorize_only").expect(200).at("/status")).isEqualTo("CAPTURED");

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(money(order)).isEqualTo("10020/0");
    }

    @Test
    void aLostResponseIsResolvedAndChargedOnce() {
        var order = supplemented();
        var unknown = pay(order, "tok_unknown").expect(202);
        assertThat(unknown.at("/status")).isEqualTo("UNKNOWN");
        pay(order, "tok_approve").expectProblem(409, "request-in-progress");

        confirm(order, unknown.at("/id")).expect(200);

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(money(order)).isEqualTo("10020/0");
    }

    @Test
    void moneyThatArrivesTwiceIsRefundedOnce() {
        var order = supplemented();
        var waiting = pay(order, "tok_action_required").expect(202).at("/id");
        receive(order, 2_380).expect(201);
        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        approve(waiting);

        confirm(order, waiting).expect(200);

        await().until(() -> link(order).equals("2380/2380"));
        assertThat(money(order)).isEqualTo("10020/0");
        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(ledger(order)).isZero();
    }

    @Test
    void whatThePartlyReceivedTransferLeavesIsPaidAndTheRestRefunded() {
        var order = supplemented();
        var waiting = pay(order, "tok_action_required").expect(202).at("/id");
        receive(order, 380).expect(201);
        approve(waiting);

        confirm(order, waiting).expect(200);

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(money(order)).isEqualTo("10020/0");
        await().until(() -> link(order).equals("2380/2380"));
        assertThat(refunds(order)).containsExactlyInAnyOrder("2000 true", "380 false");
        assertThat(ledger(order)).isZero();
    }

    @Test
    void aReducedOrderNeedsLess() {
        var order = supplemented();
        edit(order, null, quantity(second(order), 2)).expect(200);

        assertThat(open(order).at("/amount/amount")).isEqualTo("1190");
        assertThat(pay(order, "tok_approve").expect(200).at("/amount/amount")).isEqualTo("1190");

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(money(order)).isEqualTo("8830/0");
        assertThat(ledger(order)).isZero();
    }

    @Test
    void aRevokedOrExpiredLinkPaysNothing() {
        var order = supplemented();
        staff.delete(path(order.id()) + "/payment-link").expect(204);
        pay(order, "tok_approve").expectProblem(422, "link-expired");
        assertThat(open(order).json().at("/methods")).isEmpty();
        staff.withIdempotencyKey().post(path(order.id()) + "/payment-link").expect(200);
        jdbc.sql("update orders.payment_links set expires_at = now() - interval '1 minute' where order_id = :id")
                .param("id", order.id().value())
                .update();
        pay(order, "tok_approve").expectProblem(422, "link-expired");
        assertThat(money(order)).isEqualTo("7640/0");

        staff.withIdempotencyKey().post(path(order.id()) + "/payment-link").expect(200);
        pay(order, "tok_approve").expect(200);
    }

    @Test
    void anOrderThatIsCanceledMeanwhileGetsItsMoneyBack() {
        var order = supplemented();
        var waiting = pay(order, "tok_action_required").expect(202).at("/id");
        staff.withIdempotencyKey()
                .post(path(order.id()) + "/cancel", Map.of("reason", "Changed my mind"))
                .expect(200);
        approve(waiting);

        confirm(order, waiting).expect(200);

        // The first attempt may come while the confirmation still works on the payment; the janitor tries again later.
        await().until(() -> {
            jdbc.sql("update payment.undos set next_try_at = now() where payment_id = :id and done_at is null")
                    .param("id", TypeIds.parse(PaymentId.class, waiting).value())
                    .update();
            janitor.run();
            return link(order).equals("2380/2380");
        });
        // So may that of the refund of the order.
        await().until(() -> {
            jdbc.sql("update payment.undos set next_try_at = now() where payment_id = :id and done_at is null")
                    .param("id", order.payment().value())
                    .update();
            janitor.run();
            // Depending on which is first, the payment of the link is refunded itself or as a part of the order's.
            return List.of("7640/7640", "10020/10020").contains(money(order));
        });
        assertThat(charged(order, waiting)).isEqualTo("10020/10020");
        assertThat(ledger(order)).isZero();
    }

    /// The order was canceled, but its payment was not undone yet: it still awaits the rest.
    @Test
    void theRestOfATransferForACanceledOrderIsRefunded() {
        var order = test.paid("bank-transfer", null, null);
        receive(order, 7_000).expect(201);
        staff.withIdempotencyKey().post(path(order.id()) + "/payment-link").expect(200);
        var waiting = pay(order, "tok_action_required").expect(202).at("/id");
        jdbc.sql("update orders.orders set status = 'CANCELED', canceled_at = now() where id = :id")
                .param("id", order.id().value())
                .update();
        approve(waiting);

        confirm(order, waiting).expect(200);

        await().until(() -> {
            jdbc.sql("""
                            update payment.undos set next_try_at = now() where done_at is null and payment_id in (
                                select id from payment.payments where id = :id or first_id = :id)
                            """).param("id", order.payment().value()).update();
            janitor.run();
            return money(order).equals("7640/7640");
        });
        assertThat(charged(order, waiting)).isEqualTo("640/640");
        assertThat(ledger(order)).isZero();
    }

    @Test
    void ofConcurrentPaymentsAndATransferTheOrderGetsWhatIsDue() throws Exception {
        for (int round = 0; round < 3; round++) {
            var order = supplemented();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var all = threads.invokeAll(List.<Callable<Integer>>of(
                        () -> pay(order, "tok_approve").status(),
                        () -> pay(order, "tok_approve").status(),
                        () -> pay(order, "tok_approve").status(),
                        () -> receive(order, 2_380).status()));
                var statuses = new ArrayList<Integer>();
                for (var each : all) {
                    statuses.add(each.get());
                }
                assertThat(statuses).doesNotContain(500);
            }
            await().until(() -> test.state(order.id()).equals("OPEN PAID UNFULFILLED"));
            await().until(() -> kept(order) == 0);
            assertThat(money(order)).isEqualTo("10020/0");
            assertThat(ledger(order)).isZero();
        }
    }

    @Test
    void theOpenPaymentOfOthersIsNotFound() {
        var order = supplemented();
        var other = api.as(logins.customer().token());

        other.get(store(order) + "/open-payment").expectProblem(404, "not-found");
        other.withIdempotencyKey()
                .post(store(order) + "/payments", Map.of("method", "test", "token", "tok_approve"))
                .expectProblem(404, "not-found");
        assertThat(money(order)).isEqualTo("7640/0");
    }

    /// Confirms the payment at the bank.
    private void approve(String payment) {
        jdbc.sql("""
                        update payment.test_charges set status = 'CAPTURED', captured_minor = authorized_minor
                        where key = :key
                        """)
                .param("key", TypeIds.parse(PaymentId.class, payment).value())
                .update();
    }

    /// Captured and refunded by the provider, of the order's payment and of another.
    private String charged(Placed order, String other) {
        return jdbc.sql("""
                        select sum(captured_minor) || '/' || sum(refunded_minor) from payment.test_charges
                        where key = any(:keys)
                        """)
                .param(
                        "keys",
                        List.of(
                                order.payment().value(),
                                TypeIds.parse(PaymentId.class, other).value()))
                .query(String.class)
                .single();
    }

    private Placed supplemented() {
        var order = test.paid("tok_approve");
        edit(order, "payment-link", quantity(order.line(), 5)).expect(200);
        return order;
    }

    private Api buyer(Placed order) {
        return api.with("X-Order-Token", order.token()).withIdempotencyKey();
    }

    private static String store(Placed order) {
        return "/store/v1/orders/" + order.id().text();
    }

    private Api.Response open(Placed order) {
        return buyer(order).get(store(order) + "/open-payment").expect(200);
    }

    private Api.Response pay(Placed order, String token) {
        return buyer(order).post(store(order) + "/payments", Map.of("method", "test", "token", token));
    }

    private Api.Response confirm(Placed order, String payment) {
        return buyer(order).post(store(order) + "/payments/" + payment + "/confirm");
    }

    private Api.Response receive(Placed order, long minor) {
        return staff.withIdempotencyKey()
                .post(
                        path(order.id()) + "/payments",
                        Map.of("amount", Map.of("amount", minor, "currency", "EUR"), "note", "statement 7"));
    }

    /// Captured and refunded by all payments with the link of the order.
    private String link(Placed order) {
        return jdbc.sql("""
                        select coalesce(sum(captured_minor), 0) || '/' || coalesce(sum(refunded_minor), 0)
                        from payment.payments where reference = :reference
                        """)
                .param("reference", reference(order))
                .query(String.class)
                .single();
    }

    /// What the payments with the link have neither moved to the order nor refunded.
    private long kept(Placed order) {
        return jdbc.sql("""
                        select coalesce(sum(captured_minor - refunded_minor), 0)::bigint from payment.payments
                        where reference = :reference
                        """)
                .param("reference", reference(order))
                .query(Long.class)
                .single();
    }

    private List<String> refunds(Placed order) {
        return jdbc.sql("""
                        select r.amount_minor || ' ' || r.transferred from payment.refunds r
                        join payment.payments p on p.id = r.payment_id
                        where p.reference = :reference and r.status = 'SUCCEEDED' order by r.created_at
                        """)
                .param("reference", reference(order))
                .query(String.class)
                .list();
    }

    private UUID reference(Placed order) {
        return jdbc.sql("select reference from orders.payment_links where order_id = :id")
                .param("id", order.id().value())
                .query(UUID.class)
                .single();
    }

    private long ledger(Placed order) {
        return jdbc.sql("""
                        select coalesce(sum(amount_minor), 0)::bigint from payment.ledger_entries
                        where reference in (:cart, :link)
                        """)
                .param("cart", order.cart())
                .param("link", reference(order))
                .query(Long.class)
                .single();
    }
}
