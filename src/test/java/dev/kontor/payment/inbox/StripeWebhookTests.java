package dev.kontor.payment.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.StripeStandIn;
import dev.kontor.testing.TestClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Buyers pay by Stripe: in the browser, by a token, and however the answers and notices come.
@KontorTest
class StripeWebhookTests {

    private static final StripeStandIn STRIPE = StripeStandIn.get();
    private static final String SUCCEEDED = "payment_intent.succeeded";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private TestClock clock;

    @Autowired
    private Inbox inbox;

    private BuyingShop shop;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        mug = shop.variant(1000, 5);
    }

    @Test
    void theBrowserPaysAndTheNoticeMakesTheOrder() {
        var cart = cart(null);
        var payment = pending(cart);

        notify(payment, SUCCEEDED).expect(200);

        await().until(() -> shop.orderStatus(cart).equals("OPEN"));
        assertThat(shop.status(cart)).isEqualTo("COMPLETED");
        assertThat(EventProbe.on(jdbc).typesOf(payment)).containsExactly("payment.action_required", "payment.captured");
        var confirmed = confirm(cart, payment).expect(200);
        assertThat(confirmed.at("/order/status")).isEqualTo("OPEN");
        assertThat(confirmed.json().at("/payment/action").isEmpty())
                .as("the client secret is gone")
                .isTrue();
        assertThat(EventProbe.on(jdbc).typesOf(payment)).hasSize(2);
    }

    @Test
    void theBuyerComesBackBeforeTheNotice() {
        var cart = cart(null);
        var payment = pending(cart);

        var confirmed = confirm(cart, payment).expect(200);
        notify(payment, SUCCEEDED).expect(200);

        assertThat(confirmed.at("/order/status")).isEqualTo("OPEN");
        await().until(() -> outcomes(payment).equals(List.of("applied")));
        assertThat(EventProbe.on(jdbc).typesOf(payment)).containsExactly("payment.action_required", "payment.captured");
        assertThat(entries(payment)).isEqualTo(2);
    }

    @Test
    void aTokenOfTheFormIsChargedAtOnce() {
        var cart = cart("pm_card_visa");

        var order = shop.complete(cart).expect(201);

        assertThat(order.at("/payment/status")).isEqualTo("CAPTURED");
        var payment = TypeIds.parse(PaymentId.class, order.at("/payment/id"));
        assertThat(STRIPE.entry(payment.text()).orElseThrow().received()).isEqualTo(1_500);
        assertThat(STRIPE.timesAsked(payment.value().toString())).isEqualTo(1);
    }

    @Test
    void aHundredNoticesInAnyOrderHaveOneEffect() throws Exception {
        var cart = cart(null);
        var payment = pending(cart);
        var notices = new ArrayList<Callable<Integer>>();
        for (int copy = 0; copy < 50; copy++) {
            for (var type : List.of(SUCCEEDED, "payment_intent.created")) {
                var body = STRIPE.notice(type + payment.text(), type, payment.text());
                notices.add(() -> deliver(body));
            }
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(notices)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        await().until(() -> outcomes(payment).equals(List.of("applied", "applied")));
        assertThat(shop.orderStatus(cart)).isEqualTo("OPEN");
        assertThat(EventProbe.on(jdbc).typesOf(payment)).containsExactly("payment.action_required", "payment.captured");
        assertThat(entries(payment)).isEqualTo(2);
    }

    /// As Stripe does: what is shed in a burst is sent again.
    private int deliver(String body) {
        int status = 503;
        for (int attempt = 0; attempt < 20 && status == 503; attempt++) {
            status = send(body, signature(body, 0)).status();
        }
        return status;
    }

    @Test
    void anAnswerThatWasLostIsFoundOutByTheNotice() {
        var cart = cart("pm_done_then_500");
        var pending = shop.complete(cart).expect(202);
        var payment = TypeIds.parse(PaymentId.class, pending.at("/payment/id"));
        assertThat(shop.free(mug)).isEqualTo(4);

        notify(payment, SUCCEEDED).expect(200);

        await().until(() -> shop.orderStatus(cart).equals("OPEN"));
        assertThat(STRIPE.timesAsked(payment.value().toString())).isEqualTo(1);
    }

    @Test
    void theNoticeNamesTheChargeThatTheSearchDoesNotFindYet() {
        var cart = cart("pm_done_then_500");
        var payment = lost(cart);

        notify(payment, SUCCEEDED).expect(200);

        await().until(() -> outcomes(payment).equals(List.of("applied")));
        assertThat(shop.orderStatus(cart)).isEqualTo("OPEN");
        assertThat(STRIPE.timesAsked(payment.value().toString())).isEqualTo(1);
    }

    @Test
    void aChargeOfAnotherAmountThatOnlyTheNoticeNamesMakesNoOrder() {
        var cart = cart("pm_done_then_500");
        var payment = lost(cart);
        STRIPE.change(payment.text(), intent -> intent.received = 1_499);

        notify(payment, SUCCEEDED).expect(200);

        await().until(() -> outcomes(payment).equals(List.of("applied")));
        assertThat(shop.orderStatus(cart)).isEqualTo("PENDING_PAYMENT");
        assertThat(alert(payment)).isEqualTo("payment-mismatch: 14.99 USD");
    }

    @Test
    void aNoticeOfWhatStripeDoesNotFindYetStaysOpen() throws InterruptedException {
        var cart = cart("pm_done_then_500");
        var payment = lost(cart);
        jdbc.sql("update payment.operations set started_at = started_at - interval '2 minutes' where id = :id")
                .param("id", payment.value())
                .update();
        var body = """
                {"id":"%s","type":"charge.succeeded","data":{"object":{"object":"charge",
                "metadata":{"kontor_payment":"%s"}}}}""".formatted(UUID.randomUUID(), payment.text());

        send(body, signature(body, 0)).expect(200);
        await().until(() -> tries(payment) == 1);
        workOff(payment);

        assertThat(outcomes(payment)).containsExactly("open");
        assertThat(shop.orderStatus(cart)).isEqualTo("PENDING_PAYMENT");
        assertThat(EventProbe.on(jdbc).typesOf(payment)).isEmpty();
        STRIPE.change(payment.text(), intent -> intent.searchable = true);
        workOff(payment);
        assertThat(outcomes(payment)).containsExactly("applied");
        assertThat(shop.orderStatus(cart)).isEqualTo("OPEN");
    }

    @Test
    void anotherAmountMakesNoOrder() {
        var cart = cart(null);
        var payment = pending(cart);
        STRIPE.change(payment.text(), intent -> intent.received = 1_499);

        notify(payment, SUCCEEDED).expect(200);

        await().until(() -> outcomes(payment).equals(List.of("applied")));
        assertThat(shop.orderStatus(cart)).isEqualTo("PENDING_PAYMENT");
        assertThat(alert(payment)).isEqualTo("payment-mismatch: 14.99 USD");
        assertThat(entries(payment)).isZero();
    }

    @Test
    void theChargeOfAnotherPaymentMakesNoOrder() {
        var cart = cart(null);
        var payment = pending(cart);
        var body = STRIPE.notice(UUID.randomUUID().toString(), SUCCEEDED, payment.text());
        STRIPE.change(
                payment.text(), intent -> intent.belongsTo(PaymentId.next().text()));

        send(body, signature(body, 0)).expect(200);

        await().until(() -> outcomes(payment).equals(List.of("applied")));
        assertThat(shop.orderStatus(cart)).isEqualTo("PENDING_PAYMENT");
        assertThat(alert(payment)).startsWith("payment-mismatch: pi_");
    }

    @Test
    void moneyThatArrivesAfterTheBuyerGaveUpIsRefundedOnce() {
        var cart = cart(null);
        var payment = asked(cart);
        cart.api().delete(cart.path("/payments/" + payment.text())).expect(204);
        assertThat(STRIPE.entry(payment.text()).orElseThrow().status()).isEqualTo("canceled");
        STRIPE.change(payment.text(), intent -> {
            intent.status = "succeeded";
            intent.received = intent.amount;
        });

        notify(payment, SUCCEEDED).expect(200);
        notify(payment, SUCCEEDED).expect(200);

        await().until(() -> STRIPE.entry(payment.text()).orElseThrow().refunded() == 1_500);
        await().until(() -> outcomes(payment).equals(List.of("applied", "applied")));
        assertThat(shop.orderStatus(cart)).isEqualTo("FAILED");
        assertThat(STRIPE.entry(payment.text()).orElseThrow().refunded()).isEqualTo(1_500);
        assertThat(shop.free(mug)).isEqualTo(5);
    }

    @Test
    void staffRefundAtStripe() {
        var cart = cart("pm_card_visa");
        var payment = shop.complete(cart).expect(201).at("/payment/id");
        var staff = api.as(logins.owner().token());

        var refund = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + payment + "/refunds",
                        Map.of("amount", Map.of("amount", 500, "currency", "USD"), "reason", "Late."))
                .expect(201);

        assertThat(refund.at("/status")).isEqualTo("SUCCEEDED");
        assertThat(refund.at("/providerReference")).startsWith("re_");
        assertThat(STRIPE.entry(payment).orElseThrow().refunded()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"0, whsec_wrong", "-301, ", "301, "})
    void refusesNoticesThatAreNotSignedByStripeNow(long seconds, @Nullable String secret) {
        var cart = cart(null);
        var payment = pending(cart);
        var body = STRIPE.notice(UUID.randomUUID().toString(), SUCCEEDED, payment.text());

        send(body, signature(body, seconds, secret == null ? StripeStandIn.WEBHOOK_SECRET : secret))
                .expectProblem(401, "invalid-signature");

        assertThat(outcomes(payment)).isEmpty();
        assertThat(shop.orderStatus(cart)).isEqualTo("PENDING_PAYMENT");
    }

    @Test
    void refusesNoticesThatWereAlteredOrNotSignedAtAll() {
        var cart = cart(null);
        var payment = pending(cart);
        var body = STRIPE.notice(UUID.randomUUID().toString(), SUCCEEDED, payment.text());

        send(body + " ", signature(body, 0)).expectProblem(401, "invalid-signature");
        send(body, "").expectProblem(401, "invalid-signature");
        send(body, "t=1,v1=").expectProblem(401, "invalid-signature");
        api.post("/hooks/stripe", body).expectProblem(401, "invalid-signature");
        send("{}", signature("{}", 0)).expectProblem(401, "invalid-signature");
        send("no json", signature("no json", 0)).expectProblem(401, "invalid-signature");
        send("x".repeat(262_145), "t=1,v1=00").expectProblem(413, "payload-too-large");
        api.post("/hooks/test", body).expectProblem(404, "not-found");
        api.post("/hooks/nobody", body).expectProblem(404, "not-found");

        assertThat(outcomes(payment)).isEmpty();
        assertThat(shop.orderStatus(cart)).isEqualTo("PENDING_PAYMENT");
    }

    @Test
    void theFormerSecretGoesOnWhileItIsReplaced() {
        var payment = pending(cart(null));
        var body = STRIPE.notice(UUID.randomUUID().toString(), SUCCEEDED, payment.text());

        send(body, signature(body, 299, "whsec_of_before")).expect(200);

        await().until(() -> outcomes(payment).equals(List.of("applied")));
    }

    @Test
    void aWebhookAboutAnUnknownPaymentIsStoredAndIgnored() {
        var event = UUID.randomUUID().toString();
        var body = "{\"id\":\"%s\",\"type\":\"customer.created\",\"data\":{\"object\":{\"object\":\"customer\"}}}"
                .formatted(event);

        send(body, signature(body, 0)).expect(200);

        await().until(() -> "no-payment"
                .equals(jdbc.sql("select outcome from payment.inbox_events where event_id = :id")
                        .param("id", event)
                        .query()
                        .singleRow()
                        .get("outcome")));
    }

    @Test
    void aNoticeWhoseWorkFailedIsTriedAgain() throws InterruptedException {
        var cart = cart(null);
        var payment = pending(cart);
        var intent = STRIPE.entry(payment.text()).orElseThrow().id();
        STRIPE.failNext("/" + intent, StripeStandIn.Fault.NOTHING_THEN_500);

        notify(payment, SUCCEEDED).expect(200);
        await().until(() -> tries(payment) == 1 && !STRIPE.willFail("/" + intent));
        assertThat(shop.orderStatus(cart)).isEqualTo("PENDING_PAYMENT");

        workOff(payment);

        assertThat(shop.orderStatus(cart)).isEqualTo("OPEN");
        assertThat(outcomes(payment)).containsExactly("applied");
    }

    @Test
    void noMoreNoticesAreClaimedThanAreWorkedOn() throws InterruptedException {
        var payment = pending(cart(null));
        var intent = STRIPE.entry(payment.text()).orElseThrow().id();
        try (var gate = STRIPE.holdBack("/" + intent)) {
            for (int notice = 0; notice < Inbox.MAX_AT_ONCE + 4; notice++) {
                notify(payment, SUCCEEDED).expect(200);
            }

            await().until(() -> gate.waiting() == Inbox.MAX_AT_ONCE);

            assertThat(claimed(payment)).isEqualTo(new Claimed(Inbox.MAX_AT_ONCE, true));
        }
        await().until(() -> Collections.frequency(outcomes(payment), "applied") == Inbox.MAX_AT_ONCE);
        workOff(payment);
        assertThat(outcomes(payment)).isEqualTo(Collections.nCopies(Inbox.MAX_AT_ONCE + 4, "applied"));
    }

    /// @param longEnough whether each is claimed for longer than the questions to the provider may take
    record Claimed(int notices, boolean longEnough) {}

    private Claimed claimed(PaymentId payment) {
        return jdbc.sql("""
                        select count(*) as notices, bool_and(next_try_at > now() + interval '40 seconds') as long_enough
                        from payment.inbox_events where payment_id = :id and tries > 0
                        """).param("id", payment.value()).query(Claimed.class).single();
    }

    private BuyingShop.GuestCart cart(@Nullable String token) {
        var cart = shop.readyCart(Map.of(mug, 1));
        cart.api()
                .withIdempotencyKey()
                .post(
                        cart.path("/payments"),
                        token == null ? Map.of("method", "stripe") : Map.of("method", "stripe", "token", token))
                .expect(201);
        return cart;
    }

    /// Completed, and waiting for the buyer.
    private PaymentId asked(BuyingShop.GuestCart cart) {
        var refused = shop.complete(cart).expectProblem(402, "payment-action-required");
        assertThat(refused.at("/action/type")).isEqualTo("stripe");
        assertThat(refused.at("/action/publishableKey")).isEqualTo("pk_test_stand_in");
        return TypeIds.parse(PaymentId.class, refused.at("/paymentId"));
    }

    /// Paid in the browser, which the shop has not heard of yet.
    private PaymentId pending(BuyingShop.GuestCart cart) {
        var payment = asked(cart);
        var secret = jdbc.sql("select action ->> 'clientSecret' from payment.payments where id = :id")
                .param("id", payment.value())
                .query(String.class)
                .single();
        STRIPE.payInBrowser(secret, true);
        return payment;
    }

    /// Paid, but the answer was lost, and Stripe's search does not know of it yet.
    private PaymentId lost(BuyingShop.GuestCart cart) {
        var payment =
                TypeIds.parse(PaymentId.class, shop.complete(cart).expect(202).at("/payment/id"));
        STRIPE.change(payment.text(), intent -> intent.searchable = false);
        return payment;
    }

    private void workOff(PaymentId payment) throws InterruptedException {
        jdbc.sql("update payment.inbox_events set next_try_at = now() where payment_id = :id and done_at is null")
                .param("id", payment.value())
                .update();
        inbox.processDue(50);
    }

    private Api.Response confirm(BuyingShop.GuestCart cart, PaymentId payment) {
        return cart.api().withIdempotencyKey().post(cart.path("/payments/" + payment.text() + "/confirm"));
    }

    private Api.Response notify(PaymentId payment, String type) {
        var body = STRIPE.notice("evt_" + UUID.randomUUID(), type, payment.text());
        return send(body, signature(body, 0));
    }

    private Api.Response send(String body, String signature) {
        return api.with("Stripe-Signature", signature).post("/hooks/stripe", body);
    }

    private String signature(String body, long seconds) {
        return signature(body, seconds, StripeStandIn.WEBHOOK_SECRET);
    }

    private String signature(String body, long seconds, String secret) {
        return StripeStandIn.signature(body, clock.instant().getEpochSecond() + seconds, secret);
    }

    private List<String> outcomes(PaymentId payment) {
        return jdbc.sql("select coalesce(outcome, 'open') from payment.inbox_events where payment_id = :id")
                .param("id", payment.value())
                .query(String.class)
                .list();
    }

    /// How often it was tried in vain: from then on it waits, for less than it is claimed for.
    private int tries(PaymentId payment) {
        return jdbc.sql("""
                        select coalesce(max(tries), 0) from payment.inbox_events
                        where payment_id = :id and next_try_at < now() + interval '20 seconds'
                        """).param("id", payment.value()).query(Integer.class).single();
    }

    private @Nullable String alert(PaymentId payment) {
        return jdbc.sql("select alert from payment.payments where id = :id")
                .param("id", payment.value())
                .query(String.class)
                .single();
    }

    private int entries(PaymentId payment) {
        return jdbc.sql("select count(*) from payment.ledger_entries where payment_id = :id")
                .param("id", payment.value())
                .query(Integer.class)
                .single();
    }
}
