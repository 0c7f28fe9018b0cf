package dev.kontor.payment.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.journeys.BuyingShop;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.StripeStandIn;
import dev.kontor.testing.TestClock;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Buyers dispute what they have paid by Stripe.
@KontorTest
class DisputeTests {

    private static final StripeStandIn STRIPE = StripeStandIn.get();

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private PaymentJanitor payments;

    @Autowired
    private DisputePolling disputes;

    private Api staff;
    private Api buyer;
    private String order = "";
    private PaymentId payment = PaymentId.next();

    @BeforeEach
    void buy() {
        var shop = new BuyingShop(api, jdbc);
        var cart = shop.readyCart(Map.of(shop.variant(1_000, 5), 1));
        cart.api()
                .withIdempotencyKey()
                .post(cart.path("/payments"), Map.of("method", "stripe", "token", "pm_card_visa"))
                .expect(201);
        var placed = shop.complete(cart).expect(201);
        order = placed.at("/id");
        buyer = api.with("X-Order-Token", placed.at("/token"));
        payment = TypeIds.parse(PaymentId.class, placed.at("/payment/id"));
        staff = api.as(logins.owner().token());
    }

    @Test
    void theMoneyIsWithdrawnAndComesAgain() {
        var id = STRIPE.dispute(payment.text(), 1_500, "needs_response");
        tell(id, "created");

        var dispute = dispute();
        assertThat(dispute.at("/items/0/status")).isEqualTo("NEEDS_RESPONSE");
        assertThat(dispute.at("/items/0/amount/amount")).isEqualTo("1500");
        assertThat(dispute.at("/items/0/withdrawn/amount")).isEqualTo("0");
        assertThat(dispute.at("/items/0/reason")).isEqualTo("product-not-received");
        assertThat(dispute.at("/items/0/providerReference")).isEqualTo(id);
        assertThat(Instant.parse(dispute.at("/items/0/evidenceDueAt")))
                .isAfter(Instant.parse(dispute.at("/items/0/disputedAt")));
        assertThat(details().at("/alert")).isEqualTo("disputed");
        assertThat(details().at("/disputes/0/id")).isEqualTo(dispute.at("/items/0/id"));
        assertThat(balances()).isEqualTo(Map.of("PROVIDER_CLEARING", 1_500L, "SALES", -1_500L));
        refund(100).expectProblem(409, "payment-disputed");

        STRIPE.withdraw(id);
        tell(id, "funds_withdrawn");
        assertThat(balances()).isEqualTo(Map.of("PROVIDER_CLEARING", 0L, "DISPUTES", 1_500L, "SALES", -1_500L));

        STRIPE.becomeDispute(id, "under_review");
        tell(id, "updated");
        assertThat(details().json().has("alert")).as("the shop has answered").isFalse();
        assertThat(events()).containsExactly("payment.captured", "payment.disputed");

        STRIPE.becomeDispute(id, "won");
        tell(id, "closed");
        assertThat(events()).containsExactly("payment.captured", "payment.disputed", "payment.dispute_closed");
        refund(100).expectProblem(409, "payment-disputed");
        assertThat(details().json().get("refunds").size()).isZero();

        STRIPE.reinstate(id);
        tell(id, "funds_reinstated");
        assertThat(balances()).isEqualTo(Map.of("PROVIDER_CLEARING", 1_500L, "DISPUTES", 0L, "SALES", -1_500L));
        assertThat(causes()).containsExactly("CAPTURE 2", "DISPUTE 2", "DISPUTE 2");
        assertThat(refund(100).expect(201).at("/status")).isEqualTo("SUCCEEDED");
        assertThat(disputesInTimeline()).containsExactly("PAYMENT_DISPUTED NEEDS_RESPONSE", "DISPUTE_CLOSED WON");
    }

    @Test
    void lostMoneyIsNotRefundedAgain() {
        var id = STRIPE.dispute(payment.text(), 500, "needs_response");
        STRIPE.withdraw(id);
        STRIPE.becomeDispute(id, "lost");

        tell(id, "closed");

        assertThat(events()).containsExactly("payment.captured", "payment.dispute_closed");
        assertThat(details().at("/refundable/amount")).isEqualTo("1000");
        refund(1_001).expectProblem(409, "refund-exceeds-payment");
        refund(1_000).expect(201);
        refund(1).expectProblem(409, "refund-exceeds-payment");
        assertThat(balances())
                .isEqualTo(Map.of(
                        "PROVIDER_CLEARING", 0L,
                        "DISPUTES", 500L,
                        "SALES", -1_500L,
                        "REFUNDS", 1_000L,
                        "REFUNDS_PAYABLE", 0L));
        assertThat(differences(payment)).isEmpty();
        STRIPE.withdraw(STRIPE.dispute(payment.text(), 30, "needs_response"));
        assertThat(differences(payment)).containsExactly("AMOUNT_DIFFERS -30/0");
    }

    @Test
    void anInquiryTakesNothingBeforeItIsADispute() {
        var id = STRIPE.dispute(payment.text(), 1_500, "warning_needs_response");
        tell(id, "created");

        assertThat(dispute().at("/items/0/status")).isEqualTo("INQUIRY");
        refund(100).expect(201);
        STRIPE.becomeDispute(id, "needs_response");
        tell(id, "updated");

        refund(100).expectProblem(409, "payment-disputed");
        assertThat(events()).containsExactly("payment.captured", "payment.disputed", "payment.disputed");
        assertThat(staff.get("/admin/v1/disputes?status=INQUIRY&paymentId=" + payment.text())
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isZero();
        assertThat(staff.get("/admin/v1/disputes/" + dispute().at("/items/0/id"))
                        .expect(200)
                        .at("/status"))
                .isEqualTo("NEEDS_RESPONSE");
        staff.get("/admin/v1/disputes/" + dev.kontor.payment.DisputeId.next().text())
                .expectProblem(404, "not-found");
    }

    @Test
    void noticesInAnyOrderHaveOneEffect() throws Exception {
        var id = STRIPE.dispute(payment.text(), 1_500, "needs_response");
        STRIPE.withdraw(id);
        var calls = new ArrayList<Callable<Integer>>();
        for (int copy = 0; copy < 4; copy++) {
            for (var type : List.of("created", "funds_withdrawn", "updated")) {
                calls.add(() -> send(id, type).status());
            }
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        await().until(() -> applied(id) == calls.size());
        assertThat(events()).containsExactly("payment.captured", "payment.disputed");
        assertThat(causes()).containsExactly("CAPTURE 2", "DISPUTE 2");
        assertThat(dispute().at("/items/0/withdrawn/amount")).isEqualTo("1500");
    }

    @Test
    void theMoneyOfACanceledOrderIsRefundedOnceTheDisputeIsWon() {
        var id = STRIPE.dispute(payment.text(), 1_500, "under_review");
        STRIPE.withdraw(id);
        tell(id, "created");

        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/cancel", Map.of("reason", "test"))
                .expect(200);
        janitor(payment);
        assertThat(STRIPE.entry(payment.text()).orElseThrow().refunded()).isZero();
        assertThat(undone(payment)).isFalse();

        STRIPE.becomeDispute(id, "won");
        STRIPE.reinstate(id);
        tell(id, "closed");
        janitor(payment);

        assertThat(STRIPE.entry(payment.text()).orElseThrow().refunded()).isEqualTo(1_500);
        assertThat(undone(payment)).isTrue();
    }

    @Test
    void aDisputeWhoseWebhookWasLostIsPolled() {
        var id = STRIPE.dispute(payment.text(), 1_500, "needs_response");
        tell(id, "created");
        STRIPE.withdraw(id);
        STRIPE.becomeDispute(id, "lost");
        jdbc.sql("update payment.disputes set next_check_at = now() where reference = :id")
                .param("id", id)
                .update();

        disputes.pollDue();

        assertThat(dispute().at("/items/0/status")).isEqualTo("LOST");
        assertThat(details().at("/refundable/amount")).isEqualTo("0");
        assertThat(jdbc.sql("select next_check_at is null from payment.disputes where reference = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aDisputeOfAPaymentLinkIsSeenAtTheOrder() {
        var linked = payByLink();

        tell(STRIPE.dispute(linked, 1_000, "needs_response"), "created");

        var timeline = staff.get("/admin/v1/orders/" + order + "/timeline").expect(200);
        assertThat(timeline.text()).contains("PAYMENT_DISPUTED").contains(linked);
        var tender = tender();
        assertThat(details(tender).at("/disputes/0/paymentId")).isEqualTo(linked);
        assertThat(staff.get("/admin/v1/disputes?paymentId=" + tender)
                        .expect(200)
                        .at("/items/0/paymentId"))
                .isEqualTo(linked);
        assertThat(dispute().at("/page/total")).isEqualTo("0");
    }

    @Test
    void whatTheBankTookOfAPaymentLinkIsNotRefundedByTheOrder() {
        var linked = payByLink();
        var tender = tender();
        refund(tender, 300).expect(201);
        var id = STRIPE.dispute(linked, 700, "needs_response");
        tell(id, "created");

        assertThat(details(tender).at("/refundable/amount")).isEqualTo("0");
        refund(tender, 100).expectProblem(409, "payment-disputed");
        STRIPE.withdraw(id);
        tell(id, "funds_withdrawn");
        assertThat(balances())
                .containsEntry("PROVIDER_CLEARING", 1_500L)
                .containsEntry("DISPUTES", 700L)
                .containsEntry("SALES", -2_500L)
                .containsEntry("REFUNDS", 300L);

        STRIPE.becomeDispute(id, "lost");
        tell(id, "closed");
        refund(tender, 1).expectProblem(409, "refund-exceeds-payment");
        assertThat(details(tender).json().at("/refunds").size()).isOne();
        assertThat(differences(TypeIds.parse(PaymentId.class, linked))).isEmpty();
        refund(payment.text(), 1_500).expect(201);
        assertThat(balances()).containsEntry("PROVIDER_CLEARING", 0L).containsEntry("DISPUTES", 700L);
    }

    @Test
    void aRefundThatSucceedsAfterADisputeWasDividedLeavesExactShares() {
        var linked = payByLink();
        var tender = tender();
        STRIPE.failNext("/refunds", StripeStandIn.Fault.DONE_THEN_500);
        refund(tender, 400);
        assertThat(details(tender).at("/refunds/0/status")).isEqualTo("UNKNOWN");
        tell(STRIPE.dispute(linked, 1_000, "needs_response"), "created");
        assertThat(shares(linked)).isEqualTo(Map.of(linked, 0L, tender, 1_000L));

        await().until(() -> {
            jdbc.sql("update payment.payments set next_check_at = now() where id = :id")
                    .param("id", TypeIds.parse(PaymentId.class, tender).value())
                    .update();
            payments.run();
            return details(tender).at("/refunds/0/status").equals("SUCCEEDED");
        });

        await().untilAsserted(() -> assertThat(shares(linked)).isEqualTo(Map.of(linked, 400L, tender, 600L)));
        refund(tender, 1).expectProblem(409, "payment-disputed");
    }

    /// What the payments with money of the payment bear of its dispute.
    private Map<String, Long> shares(String linked) {
        var shares = new TreeMap<String, Long>();
        jdbc.sql("select id, contested_minor from payment.payments where :id in (id, source_id)")
                .param("id", TypeIds.parse(PaymentId.class, linked).value())
                .query(row -> {
                    shares.put(new PaymentId(row.getObject("id", UUID.class)).text(), row.getLong("contested_minor"));
                });
        return shares;
    }

    @Test
    void theMoneyOfAPaymentLinkIsRefundedOnceTheDisputeIsWon() {
        var linked = payByLink();
        var tender = TypeIds.parse(PaymentId.class, tender());
        var id = STRIPE.dispute(linked, 1_000, "under_review");
        STRIPE.withdraw(id);
        tell(id, "created");

        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/cancel", Map.of("reason", "test"))
                .expect(200);
        janitor(tender);
        assertThat(STRIPE.entry(linked).orElseThrow().refunded()).isZero();
        assertThat(undone(tender)).isFalse();

        STRIPE.becomeDispute(id, "won");
        STRIPE.reinstate(id);
        tell(id, "closed");
        janitor(tender);

        assertThat(STRIPE.entry(linked).orElseThrow().refunded()).isEqualTo(1_000);
        assertThat(undone(tender)).isTrue();
        await().untilAsserted(() ->
                assertThat(balances()).containsEntry("PROVIDER_CLEARING", 0L).containsEntry("DISPUTES", 0L));
    }

    @Test
    void refundsBesideNoticesOfADisputeDoNotExceedWhatIsLeft() throws Exception {
        var linked = payByLink();
        var tender = tender();
        var id = STRIPE.dispute(linked, 1_000, "needs_response");
        STRIPE.withdraw(id);
        var calls = new ArrayList<Callable<Integer>>();
        for (int copy = 0; copy < 6; copy++) {
            calls.add(() -> send(id, "created").status());
            calls.add(() -> refund(tender, 100).status());
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isIn(200, 201, 409);
            }
        }

        await().until(() -> applied(id) == 6);
        refund(tender, 100).expectProblem(409, "payment-disputed");
        STRIPE.becomeDispute(id, "under_review");
        tell(id, "updated");
        assertThat(jdbc.sql("""
                        select sum(contested_minor) || '/' || sum(withdrawn_minor) || ' ' || bool_and(
                            refunded_minor + refund_pending_minor + contested_minor <= captured_minor or source_id is null)
                        from payment.payments where :id in (id, source_id)
                        """)
                        .param("id", TypeIds.parse(PaymentId.class, linked))
                        .query(String.class)
                        .single())
                .isEqualTo("1000/1000 true");
    }

    /// Sells one more unit, and lets the buyer pay for it by a payment link.
    ///
    /// @return the id of that payment
    private String payByLink() {
        var item = staff.get("/admin/v1/orders/" + order).expect(200).at("/items/0/id");
        var action = Map.of("type", "SET_QUANTITY", "itemId", item, "quantity", 2);
        var edit = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/edits", Map.of("reason", "One more", "actions", List.of(action)))
                .expect(201);
        staff.withIdempotencyKey()
                .with("If-Match", "\"" + edit.at("/preview/orderVersion") + "\"")
                .post(
                        "/admin/v1/orders/" + order + "/edits/" + edit.at("/id") + "/confirm",
                        Map.of("paymentMethod", "payment-link"))
                .expect(200);
        return buyer.withIdempotencyKey()
                .post("/store/v1/orders/" + order + "/payments", Map.of("method", "stripe", "token", "pm_card_visa"))
                .expect(200)
                .at("/id");
    }

    /// The payment of the order that has the money of the payment link.
    private String tender() {
        var tenders = staff.get("/admin/v1/orders/" + order).expect(200).json().at("/payment/tenders");
        return StreamSupport.stream(tenders.spliterator(), false)
                .filter(each -> each.at("/method").asString().equals("stripe"))
                .map(each -> each.at("/id").asString())
                .filter(each -> !each.equals(payment.text()))
                .findFirst()
                .orElseThrow();
    }

    /// Until it was worked on.
    private void tell(String dispute, String type) {
        long before = applied(dispute);
        send(dispute, type).expect(200);
        await().until(() -> applied(dispute) == before + 1);
    }

    private Api.Response send(String dispute, String type) {
        var body = STRIPE.disputeNotice("evt_" + UUID.randomUUID(), "charge.dispute." + type, dispute);
        return api.with(
                        "Stripe-Signature",
                        StripeStandIn.signature(body, clock.instant().getEpochSecond(), StripeStandIn.WEBHOOK_SECRET))
                .post("/hooks/stripe", body);
    }

    private long applied(String dispute) {
        return jdbc.sql("select count(*) from payment.inbox_events where dispute = :id and outcome = 'applied'")
                .param("id", dispute)
                .query(Long.class)
                .single();
    }

    private Api.Response dispute() {
        return staff.get("/admin/v1/disputes?withTotal=true&paymentId=" + payment.text())
                .expect(200);
    }

    private Api.Response details() {
        return details(payment.text());
    }

    private Api.Response details(String id) {
        return staff.get("/admin/v1/payments/" + id).expect(200);
    }

    private Api.Response refund(long minor) {
        return refund(payment.text(), minor);
    }

    private Api.Response refund(String id, long minor) {
        return staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + id + "/refunds",
                        Map.of("amount", Map.of("amount", minor, "currency", "USD"), "reason", "test"));
    }

    private List<String> events() {
        return EventProbe.on(jdbc).typesOf(payment);
    }

    private Map<String, Long> balances() {
        var balances = new TreeMap<String, Long>();
        staff.get("/admin/v1/orders/" + order + "/ledger")
                .expect(200)
                .json()
                .get("balances")
                .forEach(balance -> balances.put(
                        balance.get("account").asString(),
                        balance.at("/amount/amount").asLong()));
        return balances;
    }

    /// Of each movement in the ledger what caused it, and its entries.
    private List<String> causes() {
        return jdbc.sql("""
                        select cause || ' ' || count(*) from payment.ledger_entries where payment_id = :id
                        group by transaction_id, cause order by min(id::text)
                        """).param("id", payment.value()).query(String.class).list().stream()
                .map(cause -> cause.replace("AUTHORIZE", "CAPTURE"))
                .toList();
    }

    private List<String> disputesInTimeline() {
        var items = staff.get("/admin/v1/orders/" + order + "/timeline")
                .expect(200)
                .json()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.at("/data").has("disputeId"))
                .map(item -> item.get("type").asString() + " "
                        + item.at("/data/disputeStatus").asString())
                .toList();
    }

    private void janitor(PaymentId id) {
        jdbc.sql("update payment.undos set next_try_at = now() where payment_id = :id")
                .param("id", id.value())
                .update();
        await().until(() -> {
            payments.run();
            return jdbc.sql("select tries > 0 from payment.undos where payment_id = :id")
                    .param("id", id.value())
                    .query(Boolean.class)
                    .single();
        });
    }

    private boolean undone(PaymentId id) {
        return jdbc.sql("select done_at is not null from payment.undos where payment_id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /// What a comparison finds on the payment, long after it moved.
    private List<String> differences(PaymentId id) {
        jdbc.sql("update payment.payments set updated_at = updated_at - interval '1 hour' where :id in (id, source_id)")
                .param("id", id.value())
                .update();
        var now = Instant.now(Clock.systemUTC());
        var path = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/reconciliations",
                        Map.of(
                                "provider",
                                "stripe",
                                "from",
                                now.minusSeconds(600).toString(),
                                "until",
                                now.plusSeconds(600).toString()))
                .expect(202)
                .requiredHeader("Location");
        await().until(() -> staff.get(path).at("/status").equals("DONE"));
        return jdbc.sql("""
                        select kind || ' ' || provider_minor || '/' || ledger_minor
                        from payment.reconciliation_differences
                        where payment_id = :id order by reconciliation_id desc limit 1
                        """).param("id", id.value()).query(String.class).list();
    }
}
