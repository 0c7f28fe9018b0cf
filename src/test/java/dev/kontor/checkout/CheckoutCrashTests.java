package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.cart.CartAlreadyCompleted;
import dev.kontor.cart.CartId;
import dev.kontor.catalog.VariantId;
import dev.kontor.checkout.CheckoutPlacement.StartedCheckout;
import dev.kontor.checkout.CheckoutProcess.Outcome;
import dev.kontor.identity.Actor;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.Payments;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A process that dies between any two steps of a checkout: whoever comes next finishes it, once.
@KontorTest
class CheckoutCrashTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private OrderTokens tokens;

    @Autowired
    private CheckoutPlacement placement;

    @Autowired
    private CheckoutTransactions transactions;

    @Autowired
    private CheckoutProcess process;

    @Autowired
    private CheckoutJanitor janitor;

    @Autowired
    private Payments payments;

    private BuyingShop shop;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        mug = shop.variant(1000, 5);
    }

    @Test
    void afterTheFirstTransactionTheSameKeyGoesOn() {
        var cart = shop.payingCart(Map.of(mug, 1), "tok_approve");
        var key = key();
        var begun = begin(cart, key);

        assertThatThrownBy(() -> complete(cart, key)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> complete(cart, key())).isInstanceOf(ConflictException.class);
        leasesEnd(cart);

        assertThat(complete(cart, key))
                .isInstanceOfSatisfying(
                        Outcome.Placed.class,
                        placed -> assertThat(placed.order().id().value()).isEqualTo(begun.orderId()));
        assertBoughtOnce(cart);
    }

    @Test
    void afterTheFirstTransactionAnotherKeyFinishesTheSameOrder() {
        var cart = shop.payingCart(Map.of(mug, 1), "tok_approve");
        begin(cart, key());
        leasesEnd(cart);

        shop.complete(cart).expect(201);

        assertBoughtOnce(cart);
    }

    @Test
    void afterTheProviderHasChargedTheSameKeyFindsOut() {
        var cart = shop.payingCart(Map.of(mug, 1), "tok_unknown");
        var key = key();
        var begun = begin(cart, key);
        payments.authorize(new PaymentId(begun.paymentId()));
        leasesEnd(cart);

        assertThat(complete(cart, key)).isInstanceOf(Outcome.Placed.class);

        assertBoughtOnce(cart);
    }

    @Test
    void afterTheOutcomeWasRecordedTheSameKeyGetsTheOrderAndAnotherIsRefused() {
        var cart = shop.payingCart(Map.of(mug, 1), "tok_approve");
        var key = key();
        var begun = begin(cart, key);
        payments.authorize(new PaymentId(begun.paymentId()));
        leasesEnd(cart);

        assertThatThrownBy(() -> complete(cart, key())).isInstanceOf(CartAlreadyCompleted.class);
        assertThat(complete(cart, key))
                .isInstanceOfSatisfying(
                        Outcome.Placed.class,
                        placed -> assertThat(placed.order().id().value()).isEqualTo(begun.orderId()));
        assertBoughtOnce(cart);
    }

    /// The account with the address of the guest claims the order before the request is repeated.
    @Test
    void aGuestKeepsTheTokenOfAnOrderThatAnAccountHasClaimed() {
        var cart = shop.payingCart(Map.of(mug, 1), "tok_approve");
        var key = key();
        var begun = begin(cart, key);
        var order = new OrderId(begun.orderId());
        payments.authorize(new PaymentId(begun.paymentId()));
        leasesEnd(cart);
        jdbc.sql("update orders.orders set customer_id = :customer where id = :id")
                .param("customer", UUID.randomUUID())
                .param("id", order)
                .update();

        var repeated = PlacedOrder.of(complete(cart, key), tokens);

        assertThat(repeated.token()).isEqualTo(tokens.token(order));
        api.with("X-Order-Token", tokens.token(order))
                .get("/store/v1/orders/" + order.text())
                .expect(200);
    }

    @Test
    void theJanitorEndsWhatNobodyCameBackTo() {
        var neverSent = shop.payingCart(Map.of(mug, 1), "tok_approve");
        begin(neverSent, key());
        var neverConfirmed = shop.payingCart(Map.of(mug, 1), "tok_action_required");
        shop.complete(neverConfirmed).expectProblem(402, "payment-action-required");
        var young = shop.payingCart(Map.of(mug, 1), "tok_approve");
        begin(young, key());
        assertThat(shop.free(mug)).isEqualTo(2);
        isOverdue(neverSent);
        isOverdue(neverConfirmed);

        janitor.endOverdue();
        janitor.endOverdue();

        assertThat(shop.status(neverSent)).isEqualTo("ACTIVE");
        assertThat(shop.orderStatus(neverSent)).isEqualTo("FAILED");
        assertThat(shop.status(neverConfirmed)).isEqualTo("ACTIVE");
        assertThat(shop.orderStatus(neverConfirmed)).isEqualTo("FAILED");
        assertThat(shop.charges(neverSent) + shop.charges(neverConfirmed)).isZero();
        assertThat(shop.status(young)).isEqualTo("FROZEN");
        assertThat(shop.free(mug)).isEqualTo(4);
    }

    @Test
    void theJanitorLeavesAnUnknownOutcomeAlone() {
        var cart = shop.payingCart(Map.of(mug, 1), "tok_unknown");
        var begun = begin(cart, key());
        payments.authorize(new PaymentId(begun.paymentId()));
        isOverdue(cart);

        janitor.endOverdue();

        assertThat(shop.status(cart)).isEqualTo("FROZEN");
        assertThat(shop.free(mug)).isEqualTo(4);
        payments.refresh(new PaymentId(begun.paymentId()));
        assertBoughtOnce(cart);
    }

    private StartedCheckout begin(GuestCart cart, IdempotencyKey key) {
        return transactions.queued(() -> placement.begin(
                new CartId(BuyingShop.uuid(cart)),
                new Actor.Guest(),
                cart.token(),
                key,
                CompletionRequest.ofBuyer(CompleteCart.ANY)));
    }

    private Outcome complete(GuestCart cart, IdempotencyKey key) {
        return process.complete(
                new CartId(BuyingShop.uuid(cart)),
                new Actor.Guest(),
                cart.token(),
                key,
                CompletionRequest.ofBuyer(CompleteCart.ANY));
    }

    private void assertBoughtOnce(GuestCart cart) {
        assertThat(shop.status(cart)).isEqualTo("COMPLETED");
        assertThat(shop.orders(cart)).isEqualTo(1);
        assertThat(shop.orderStatus(cart)).isEqualTo("OPEN");
        assertThat(shop.charges(cart)).isEqualTo(1);
        assertThat(shop.free(mug)).isEqualTo(4);
    }

    private static IdempotencyKey key() {
        return new IdempotencyKey("test", UUID.randomUUID().toString(), "POST /complete", "hash");
    }

    private void leasesEnd(GuestCart cart) {
        jdbc.sql("update cart.carts set lease_until = now() where id = :id and status = 'FROZEN'")
                .param("id", BuyingShop.uuid(cart))
                .update();
        jdbc.sql("update kontor.idempotency_keys set lease_until = now() where principal = 'test' and status is null")
                .update();
    }

    private void isOverdue(GuestCart cart) {
        jdbc.sql("""
                        update cart.carts set lease_until = now(), frozen_at = now() - interval '1 hour' where id = :id
                        """).param("id", BuyingShop.uuid(cart)).update();
    }
}
