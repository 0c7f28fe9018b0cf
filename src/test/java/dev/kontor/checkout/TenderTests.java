package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.cart.CartId;
import dev.kontor.catalog.VariantId;
import dev.kontor.identity.Actor;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Carts that are paid by several payments. Each costs 15.00 with its shipping.
@KontorTest
class TenderTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CheckoutPlacement placement;

    @Autowired
    private CheckoutTransactions transactions;

    @Autowired
    private CheckoutJanitor janitor;

    private BuyingShop shop;
    private VariantId mug;
    private GuestCart cart;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        mug = shop.variant(1_000, 5);
        cart = shop.readyCart(Map.of(mug, 1));
    }

    @Test
    void twoCardsPayForOneCart() {
        var first = pay("tok_approve", 600).expect(201);
        assertThat(first.at("/amount/amount")).isEqualTo("600");
        var state = cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(state.at("/nextAction")).isEqualTo("START_PAYMENT");
        assertThat(state.at("/ready")).isEqualTo("false");
        var early = shop.complete(cart).expectProblem(409, "invalid-state-transition");
        assertThat(early.at("/problems/0/detail")).endsWith("$9.00.");
        assertThat(shop.orders(cart)).isZero();

        var both = pay("tok_approve", 99_999).expect(201);
        assertThat(both.at("/id")).isEqualTo(first.at("/id"));
        assertThat(both.at("/amount/amount")).isEqualTo("1500");
        assertThat(both.at("/tenders/1/amount/amount"))
                .as("never more than is open")
                .isEqualTo("900");
        var order = shop.complete(cart).expect(201);

        assertThat(order.at("/paymentStatus")).isEqualTo("PAID");
        assertThat(order.at("/payment/status")).isEqualTo("CAPTURED");
        assertThat(books()).containsExactly("CAPTURED 600-0 of 600", "CAPTURED 900-0 of 900");
        var staff = api.as(logins.owner().token());
        var managed = staff.get("/admin/v1/orders/" + order.at("/id")).expect(200);
        assertThat(managed.at("/payment/captured/amount")).isEqualTo("1500");
        assertThat(managed.at("/payment/tenders/1/amount/amount")).isEqualTo("900");
        assertThat(staff.get("/admin/v1/payments/" + both.at("/tenders/1/id"))
                        .expect(200)
                        .at("/partOf"))
                .isEqualTo(first.at("/id"));
        var ledger =
                staff.get("/admin/v1/orders/" + order.at("/id") + "/ledger").expect(200);
        assertThat(balance(ledger, "PROVIDER_CLEARING")).isEqualTo(1_500);
        assertThat(balance(ledger, "SALES")).isEqualTo(-1_500);
        assertThat(balance(ledger, "RECEIVABLE")).isZero();
        assertThat(shop.free(mug)).isEqualTo(4);
    }

    @Test
    void whatIsTransferredBesideACardIsOutstandingUntilItArrives() {
        pay("tok_approve", 600).expect(201);
        cart.api()
                .withIdempotencyKey()
                .post(cart.path("/payments"), Map.of("method", "bank-transfer"))
                .expect(201);
        var order = shop.complete(cart).expect(201).at("/id");
        var staff = api.as(logins.owner().token());

        var managed = staff.get("/admin/v1/orders/" + order).expect(200);
        assertThat(managed.at("/payment/method")).isEqualTo("bank-transfer");
        assertThat(managed.at("/outstanding/amount")).isEqualTo("900");

        transferred(staff, order, 400);

        assertThat(staff.get("/admin/v1/orders/" + order).at("/outstanding/amount"))
                .isEqualTo("500");
        assertThat(staff.get("/admin/v1/orders?partlyPaid=true&limit=100")
                        .expect(200)
                        .json()
                        .findValuesAsString("id"))
                .contains(order);

        transferred(staff, order, 500);

        assertThat(staff.get("/admin/v1/orders/" + order).at("/paymentStatus")).isEqualTo("PAID");
    }

    private static void transferred(Api staff, String order, long minor) {
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/payments", Map.of("amount", money(minor, "USD"), "note", "Paid"))
                .expect(201);
    }

    @Test
    void whatTheFirstHasReservedIsGivenUpWhereTheSecondIsDeclined() {
        pay("tok_approve", 600).expect(201);
        pay("tok_decline", null).expect(201);

        shop.complete(cart).expectProblem(402, "payment-declined");

        assertThat(shop.status(cart)).isEqualTo("ACTIVE");
        assertThat(shop.orderStatus(cart)).isEqualTo("FAILED");
        assertThat(shop.free(mug)).isEqualTo(5);
        pay("tok_approve", null).expect(201);
        shop.complete(cart).expect(201);
        await().until(() -> books().contains("VOIDED 0-0 of 600"));
        assertThat(books()).containsExactly("VOIDED 0-0 of 600", "DECLINED 0-0 of 900", "CAPTURED 1500-0 of 1500");
        assertThat(shop.orderStatus(cart)).isEqualTo("OPEN");
    }

    @Test
    void theSecondPaymentIsNotRequestedIfTheFirstIsDeclined() {
        pay("tok_decline", 600).expect(201);
        pay("tok_approve", null).expect(201);

        shop.complete(cart).expectProblem(402, "payment-declined");

        assertThat(books()).containsExactly("DECLINED 0-0 of 600");
        assertThat(shop.free(mug)).isEqualTo(5);
        assertThat(statuses()).containsExactly("DECLINED", "CANCELED");
    }

    @Test
    void anUnknownOutcomeOfTheSecondIsFoundOutByTheSameRequest() {
        pay("tok_approve", 600).expect(201);
        pay("tok_unknown", null).expect(201);
        var buyer = cart.api().withIdempotencyKey();

        buyer.post(cart.path("/complete"), Map.of()).expect(202);
        assertThat(books()).containsExactly("AUTHORIZED 0-0 of 600", "AUTHORIZED 0-0 of 900");
        var order = buyer.post(cart.path("/complete"), Map.of()).expect(201);

        assertThat(order.at("/paymentStatus")).isEqualTo("PAID");
        assertThat(books()).containsExactly("CAPTURED 600-0 of 600", "CAPTURED 900-0 of 900");
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void anUnknownOutcomeOfTheSecondCanBeARefusal() {
        pay("tok_approve", 600).expect(201);
        pay("tok_unknown_decline", null).expect(201);
        shop.complete(cart).expect(202);

        shop.complete(cart).expectProblem(402, "payment-declined");

        await().until(() -> books().equals(List.of("VOIDED 0-0 of 600", "DECLINED 0-0 of 900")));
        assertThat(shop.free(mug)).isEqualTo(5);
    }

    @Test
    void theSecondIsRequestedOnceTheBuyerHasConfirmedTheFirst() {
        pay("tok_action_required", 600).expect(201);
        pay("tok_approve", null).expect(201);
        var action = shop.complete(cart).expectProblem(402, "payment-action-required");
        assertThat(books()).containsExactly("PENDING 0-0 of 600");
        jdbc.sql("update payment.test_charges set status = 'AUTHORIZED' where key = :key")
                .param("key", payments().getFirst())
                .update();

        var confirmed = cart.api()
                .withIdempotencyKey()
                .post(cart.path("/payments/" + action.at("/paymentId") + "/confirm"))
                .expect(200);

        assertThat(confirmed.at("/order/paymentStatus")).isEqualTo("PAID");
        assertThat(books()).containsExactly("CAPTURED 600-0 of 600", "CAPTURED 900-0 of 900");
    }

    @Test
    void theOneThatPaysForTheRestFollowsThePrice() {
        pay("tok_approve", 600).expect(201);
        pay("tok_approve", null).expect(201);
        shop.price(mug, "USD", 1_100);

        shop.complete(cart).expectProblem(409, "price-changed");
        complete(1_600).expect(201);

        assertThat(books()).containsExactly("CAPTURED 600-0 of 600", "CAPTURED 1000-0 of 1000");
    }

    @Test
    void nothingIsChargedWhereThePriceHasFallenBelowTheFixedPart() {
        pay("tok_approve", 600).expect(201);
        pay("tok_approve", null).expect(201);
        shop.price(mug, "USD", 100);

        complete(600).expectProblem(409, "price-changed");

        assertThat(shop.orders(cart)).isZero();
        assertThat(books()).isEmpty();
        pay("tok_approve", null).expect(201);
        complete(600).expect(201);
        assertThat(books()).containsExactly("CAPTURED 600-0 of 600");
    }

    @Test
    void refusesAmountsThatAreNoneAndMorePaymentsThanFive() {
        pay("tok_approve", 0).expectProblem(422, "rejected");
        pay("tok_approve", -5).expectProblem(422, "rejected");
        cart.api()
                .withIdempotencyKey()
                .post(
                        cart.path("/payments"),
                        Map.of("method", "test", "token", "tok_approve", "amount", money(5, "EUR")))
                .expectProblem(422, "rejected");
        for (int payment = 0; payment < 5; payment++) {
            pay("tok_approve", 100).expect(201);
        }
        pay("tok_approve", null).expectProblem(422, "rejected");
        assertThat(statuses()).hasSize(5);
    }

    @Test
    void aProcessThatDiesBeforeTheProviderIsAskedIsGoneOnWith() {
        pay("tok_approve", 600).expect(201);
        pay("tok_approve", null).expect(201);
        begin();
        leasesEnd();

        shop.complete(cart).expect(201);

        assertThat(books()).containsExactly("CAPTURED 600-0 of 600", "CAPTURED 900-0 of 900");
        assertThat(shop.orders(cart)).isEqualTo(1);
    }

    @Test
    void theJanitorEndsWhatWasCutOffBetweenTheTwo() {
        pay("tok_approve", 600).expect(201);
        pay("tok_not_sent", null).expect(201);
        shop.complete(cart).expectProblem(502, "payment-provider-error");
        assertThat(books()).containsExactly("AUTHORIZED 0-0 of 600");
        jdbc.sql("""
                        update cart.carts set lease_until = now(), frozen_at = now() - interval '1 hour' where id = :id
                        """).param("id", BuyingShop.uuid(cart)).update();

        janitor.endOverdue();

        await().until(() -> books().equals(List.of("VOIDED 0-0 of 600")));
        assertThat(shop.status(cart)).isEqualTo("ACTIVE");
        assertThat(shop.orderStatus(cart)).isEqualTo("FAILED");
        assertThat(shop.free(mug)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_approve", "tok_decline"})
    void completedTwiceAtOnceChargesOnce(String second) throws Exception {
        pay("tok_approve", 600).expect(201);
        pay(second, null).expect(201);
        var calls = new ArrayList<Callable<Integer>>();
        for (int call = 0; call < 6; call++) {
            calls.add(() -> shop.complete(cart).status());
        }

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        if (second.equals("tok_approve")) {
            assertThat(answers).containsOnlyOnce(201);
            assertThat(books()).containsExactly("CAPTURED 600-0 of 600", "CAPTURED 900-0 of 900");
        } else {
            assertThat(answers).containsOnlyOnce(402).doesNotContain(201);
            await().until(() -> books().equals(List.of("VOIDED 0-0 of 600", "DECLINED 0-0 of 900")));
        }
        assertThat(asked()).isEqualTo(2);
        assertThat(shop.orders(cart)).isEqualTo(1);
    }

    private Api.Response pay(String token, @Nullable Integer amount) {
        var body = new HashMap<String, Object>(Map.of("method", "test", "token", token));
        if (amount != null) {
            body.put("amount", money(amount, "USD"));
        }
        return cart.api().withIdempotencyKey().post(cart.path("/payments"), body);
    }

    private Api.Response complete(long expectedTotal) {
        return cart.api()
                .withIdempotencyKey()
                .post(cart.path("/complete"), Map.of("expectedTotal", money(expectedTotal, "USD")));
    }

    private static Map<String, Object> money(long minor, String currency) {
        return Map.of("amount", minor, "currency", currency);
    }

    private void begin() {
        var key = new IdempotencyKey("test", UUID.randomUUID().toString(), "POST /complete", "hash");
        var id = new CartId(BuyingShop.uuid(cart));
        transactions.queued(() ->
                placement.begin(id, new Actor.Guest(), cart.token(), key, CompletionRequest.ofBuyer(CompleteCart.ANY)));
    }

    private void leasesEnd() {
        jdbc.sql("update cart.carts set lease_until = now() where id = :id and status = 'FROZEN'")
                .param("id", BuyingShop.uuid(cart))
                .update();
    }

    /// What the provider has taken and given back, in the order in which the payments were started.
    private List<String> books() {
        return jdbc.sql("""
                        select c.status || ' ' || c.captured_minor || '-' || c.refunded_minor || ' of '
                            || c.authorized_minor
                        from payment.test_charges c join payment.payments p on p.id = c.key
                        where p.reference = :cart order by p.created_at, p.id
                        """)
                .param("cart", BuyingShop.uuid(cart))
                .query(String.class)
                .list();
    }

    private int asked() {
        return jdbc.sql("""
                        select sum(c.asked)::int from payment.test_charges c join payment.payments p on p.id = c.key
                        where p.reference = :cart
                        """)
                .param("cart", BuyingShop.uuid(cart))
                .query(Integer.class)
                .single();
    }

    private List<UUID> payments() {
        return jdbc.sql("select id from payment.payments where reference = :cart order by created_at, id")
                .param("cart", BuyingShop.uuid(cart))
                .query(UUID.class)
                .list();
    }

    private List<String> statuses() {
        return jdbc.sql("select status from payment.payments where reference = :cart order by created_at, id")
                .param("cart", BuyingShop.uuid(cart))
                .query(String.class)
                .list();
    }

    private static long balance(Api.Response ledger, String account) {
        for (var balance : ledger.json().get("balances")) {
            if (balance.get("account").asString().equals(account)) {
                return balance.at("/amount/amount").asLong();
            }
        }
        return 0;
    }
}
