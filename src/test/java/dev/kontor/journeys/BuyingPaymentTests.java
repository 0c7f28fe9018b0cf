package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What can happen between the cart and the order.
@KontorTest
class BuyingPaymentTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
    }

    @Test
    void aDeclinedBuyerPaysInAnotherWay() {
        var mug = shop.variant(1000, 5);
        var cart = shop.payingCart(Map.of(mug, 2), "tok_decline");

        var declined = shop.complete(cart).expectProblem(402, "payment-declined");
        assertThat(declined.at("/declineReason")).isEqualTo("card-declined");
        assertThat(shop.status(cart)).isEqualTo("ACTIVE");
        assertThat(shop.orderStatus(cart)).isEqualTo("FAILED");
        assertThat(shop.free(mug)).isEqualTo(5);

        shop.pay(cart, "tok_approve").expect(201);
        shop.complete(cart).expect(201);
        assertThat(shop.status(cart)).isEqualTo("COMPLETED");
        assertThat(shop.orderStatus(cart)).isEqualTo("OPEN");
        assertThat(shop.orders(cart)).isEqualTo(2);
        assertThat(shop.charges(cart)).isEqualTo(1);
        assertThat(shop.free(mug)).isEqualTo(3);
    }

    @Test
    void aMethodThatIsNotOfferedForTheCartIsRefused() {
        // Cash on delivery is offered in Germany, Austria and France.
        var cart = shop.payingCart(Map.of(shop.variant(1000, 5), 1), "tok_approve");
        assertThat(cart.api()
                        .get(cart.path("/payment-methods"))
                        .expect(200)
                        .json()
                        .at("/items")
                        .findValuesAsString("code"))
                .contains("bank-transfer")
                .doesNotContain("cash-on-delivery");

        var refused = cart.api()
                .withIdempotencyKey()
                .post(cart.path("/payments"), Map.of("method", "cash-on-delivery"))
                .expectProblem(422, "rejected");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/method");
        assertThat(refused.at("/detail"))
                .isEqualTo("`cash-on-delivery` is not offered for this cart. Choose one of its payment methods.");
        shop.complete(cart).expect(201);
    }

    @Test
    void aDeclineIsRepeatedForTheSameKeyAndNothingIsTriedAgain() {
        var cart = shop.payingCart(Map.of(shop.variant(1000, 5), 1), "tok_decline");
        var buyer = cart.api().withIdempotencyKey();

        buyer.post(cart.path("/complete"), Map.of()).expectProblem(402, "payment-declined");
        var again = buyer.post(cart.path("/complete"), Map.of()).expectProblem(402, "payment-declined");

        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(shop.orders(cart)).isEqualTo(1);
    }

    @Test
    void aBuyerConfirmsAtTheBank() {
        var mug = shop.variant(1000, 5);
        var cart = shop.payingCart(Map.of(mug, 1), "tok_action_required");

        var action = shop.complete(cart).expectProblem(402, "payment-action-required");
        assertThat(action.at("/action/type")).isEqualTo("redirect");
        assertThat(shop.status(cart)).isEqualTo("FROZEN");
        assertThat(shop.free(mug)).isEqualTo(4);
        var state = cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(state.at("/nextAction")).isEqualTo("CONFIRM_PAYMENT");
        cart.api().patch(cart.path(""), Map.of("note", "x")).expectProblem(409, "invalid-state-transition");
        shop.pay(cart, "tok_approve").expectProblem(409, "invalid-state-transition");

        var early = confirm(cart, action.at("/paymentId")).expect(202);
        assertThat(early.at("/payment/status")).isEqualTo("ACTION_REQUIRED");
        approve(action.at("/paymentId"));
        var confirmed = confirm(cart, action.at("/paymentId")).expect(200);

        assertThat(confirmed.at("/order/status")).isEqualTo("OPEN");
        assertThat(confirmed.at("/order/token")).hasSize(43);
        assertThat(shop.status(cart)).isEqualTo("COMPLETED");
        assertThat(shop.charges(cart)).isEqualTo(1);
        assertThat(shop.orders(cart)).isEqualTo(1);
    }

    @Test
    void aBuyerWhoAbandonsThePaymentCanGoOnShopping() {
        var mug = shop.variant(1000, 5);
        var cart = shop.payingCart(Map.of(mug, 1), "tok_action_required");
        var paymentId = shop.complete(cart)
                .expectProblem(402, "payment-action-required")
                .at("/paymentId");

        cart.api().delete(cart.path("/payments/" + paymentId)).expect(204);

        assertThat(shop.status(cart)).isEqualTo("ACTIVE");
        assertThat(shop.orderStatus(cart)).isEqualTo("FAILED");
        assertThat(shop.free(mug)).isEqualTo(5);
        cart.api().delete(cart.path("/payments/" + paymentId)).expect(204);
        cart.api().patch(cart.path(""), Map.of("note", "leave at the door")).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        shop.complete(cart).expect(201);
    }

    @Test
    void anUnknownOutcomeKeepsTheStockAndIsResolvedByTheSameKey() {
        var mug = shop.variant(1000, 5);
        var cart = shop.payingCart(Map.of(mug, 1), "tok_unknown");
        var buyer = cart.api().withIdempotencyKey();

        var pending = buyer.post(cart.path("/complete"), Map.of()).expect(202);
        assertThat(pending.at("/status")).isEqualTo("PENDING_PAYMENT");
        assertThat(pending.at("/payment/status")).isEqualTo("UNKNOWN");
        assertThat(shop.free(mug)).isEqualTo(4);
        var order = buyer.post(cart.path("/complete"), Map.of()).expect(201);

        assertThat(order.at("/id")).isEqualTo(pending.at("/id"));
        assertThat(order.at("/token")).isEqualTo(pending.at("/token"));
        assertThat(shop.charges(cart)).isEqualTo(1);
        assertThat(shop.orders(cart)).isEqualTo(1);
    }

    @Test
    void anUnknownOutcomeCanTurnOutToBeARefusal() {
        var mug = shop.variant(1000, 5);
        var cart = shop.payingCart(Map.of(mug, 1), "tok_unknown_decline");
        shop.complete(cart).expect(202);

        shop.complete(cart).expectProblem(402, "payment-declined");

        assertThat(shop.status(cart)).isEqualTo("ACTIVE");
        assertThat(shop.free(mug)).isEqualTo(5);
    }

    @Test
    void aProviderThatCannotBeReachedChargesNothingAndTheSameKeyGoesOn() {
        var mug = shop.variant(1000, 5);
        var cart = shop.payingCart(Map.of(mug, 1), "tok_not_sent");
        var buyer = cart.api().withIdempotencyKey();

        buyer.post(cart.path("/complete"), Map.of()).expectProblem(502, "payment-provider-error");
        buyer.post(cart.path("/complete"), Map.of()).expectProblem(502, "payment-provider-error");

        assertThat(shop.orders(cart)).isEqualTo(1);
        assertThat(shop.orderStatus(cart)).isEqualTo("PENDING_PAYMENT");
        assertThat(shop.charges(cart)).isZero();
        assertThat(shop.free(mug)).isEqualTo(4);
    }

    @Test
    void nothingHappensWhenThePriceIsNotTheOneThatWasShown() {
        var mug = shop.variant(1000, 5);
        var cart = shop.payingCart(Map.of(mug, 2), "tok_approve");
        shop.price(mug, "USD", 1100);
        var old = Map.of("expectedTotal", Map.of("amount", 2500, "currency", "USD"));

        var changed = cart.api().withIdempotencyKey().post(cart.path("/complete"), old);
        changed.expectProblem(409, "price-changed");
        assertThat(changed.at("/oldTotal/amount")).isEqualTo("2500");
        assertThat(changed.at("/newTotal/amount")).isEqualTo("2700");
        shop.complete(cart).expectProblem(409, "price-changed");
        assertThat(shop.orders(cart)).isZero();
        assertThat(shop.free(mug)).isEqualTo(5);
        var warning = cart.api().get(cart.path("")).expect(200);
        assertThat(warning.at("/warnings/0/code")).isEqualTo("price-changed");

        var agreed = Map.of("expectedTotal", Map.of("amount", 2700, "currency", "USD"));
        var order = cart.api()
                .withIdempotencyKey()
                .post(cart.path("/complete"), agreed)
                .expect(201);
        assertThat(order.at("/payment/amount/amount")).isEqualTo("2700");
    }

    @Test
    void aNewPaymentTakesThePlaceOfOneThatWasNotUsed() {
        var cart = shop.payingCart(Map.of(shop.variant(1000, 5), 1), "tok_decline");

        var second = shop.pay(cart, "tok_approve").expect(201);

        var order = shop.complete(cart).expect(201);
        assertThat(order.at("/payment/id")).isEqualTo(second.at("/id"));
    }

    @Test
    void aCompletedCartNamesItsOrder() {
        var cart = shop.payingCart(Map.of(shop.variant(1000, 5), 1), "tok_approve");
        var buyer = cart.api().withIdempotencyKey();
        var order = buyer.post(cart.path("/complete"), Map.of()).expect(201);

        var other = shop.complete(cart).expectProblem(409, "cart-already-completed");
        var same = buyer.post(cart.path("/complete"), Map.of()).expect(201);

        assertThat(other.at("/orderId")).isEqualTo(order.at("/id"));
        assertThat(same.text()).isEqualTo(order.text());
        assertThat(same.header("Idempotent-Replayed")).contains("true");
        assertThat(same.header("Location")).isEqualTo(order.header("Location"));
        cart.api().post(cart.path("/items"), Map.of("sku", "x")).expectProblem(409, "cart-already-completed");
        cart.api().delete(cart.path("")).expectProblem(409, "cart-already-completed");
        shop.pay(cart, "tok_approve").expectProblem(409, "cart-already-completed");
    }

    @Test
    void refusesWhatIsNotReadyAndSaysWhatIsMissing() {
        var cart = shop.cart(Map.of());

        var refused = shop.complete(cart).expectProblem(409, "invalid-state-transition");

        assertThat(refused.at("/problems/0/code")).isEqualTo("empty");
        assertThat(refused.at("/problems/1/code")).isEqualTo("email-missing");
        shop.pay(cart, "tok_approve").expectProblem(409, "invalid-state-transition");
        var ready = shop.readyCart(Map.of(shop.variant(1000, 5), 1));
        assertThat(shop.complete(ready)
                        .expectProblem(409, "invalid-state-transition")
                        .at("/problems/0/code"))
                .isEqualTo("payment-missing");
        cart.api().post(cart.path("/complete"), Map.of()).expectProblem(400, "idempotency-key-missing");
    }

    @Test
    void namesWhatIsShortAndTakesNothing() {
        var plenty = shop.variant(1000, 5);
        var scarce = shop.variant(1000, 2);
        var cart = shop.payingCart(Map.of(plenty, 1, scarce, 2), "tok_approve");
        var rival = shop.payingCart(Map.of(scarce, 1), "tok_approve");
        shop.complete(rival).expect(201);

        var refused = shop.complete(cart).expectProblem(409, "out-of-stock");

        assertThat(refused.at("/shortages/0/variantId")).isEqualTo(scarce.text());
        assertThat(refused.at("/shortages/0/available")).isEqualTo("1");
        assertThat(shop.free(plenty)).isEqualTo(5);
        assertThat(shop.orders(cart)).isZero();
        assertThat(shop.charges(cart)).isZero();
        assertThat(shop.status(cart)).isEqualTo("ACTIVE");
    }

    @Test
    void onlyASmallStockIsShownInNumbers() {
        var many = shop.variant(1000, 18);
        var few = shop.variant(1000, 5);
        var cart = shop.readyCart(Map.of(many, 19, few, 6));
        var warnings = cart.api().get(cart.path("")).expect(200);
        var rival = shop.payingCart(Map.of(many, 1), "tok_approve");

        assertThat(warnings.json().at("/warnings").findValuesAsString("available"))
                .containsExactly("5");
        assertThat(warnings.json().at("/warnings").findValuesAsString("code"))
                .containsExactly("out-of-stock", "out-of-stock");
        shop.pay(cart, "tok_approve").expect(201);
        var refused = shop.complete(cart).expectProblem(409, "out-of-stock");
        assertThat(refused.json().at("/shortages").findValuesAsString("requested"))
                .containsExactlyInAnyOrder("19", "6");
        assertThat(refused.json().at("/shortages").findValuesAsString("available"))
                .containsExactly("5");
        shop.complete(rival).expect(201);
    }

    @Test
    void aCustomerBuysWithoutATokenAndOwnsTheOrder() {
        var customer = logins.customer();
        var buyer = api.as(customer.token());
        var created = buyer.post(
                        "/store/v1/carts",
                        Map.of(
                                "email", customer.email(),
                                "shippingAddress", BuyingShop.NEW_ZEALAND,
                                "items",
                                        java.util.List.of(Map.of(
                                                "variantId",
                                                shop.variant(1000, 5).text()))))
                .expect(201);
        assertThat(created.json().has("token")).isFalse();
        var path = "/store/v1/carts/" + created.at("/id");
        buyer.put(path + "/shipping-selection", Map.of("code", "buying-new-zealand"))
                .expect(200);
        buyer.withIdempotencyKey()
                .post(path + "/payments", Map.of("method", "test", "token", "tok_approve"))
                .expect(201);

        var order =
                buyer.withIdempotencyKey().post(path + "/complete", Map.of()).expect(201);

        // (10.00 + 5.00) and 15% on top of both.
        assertThat(order.at("/total/amount")).isEqualTo("1725");
        assertThat(order.json().has("token")).isFalse();
        api.get(path).expectProblem(404, "not-found");
    }

    private Api.Response confirm(BuyingShop.GuestCart cart, String paymentId) {
        return cart.api().withIdempotencyKey().post(cart.path("/payments/" + paymentId + "/confirm"));
    }

    /// What the buyer does at the bank.
    private void approve(String paymentId) {
        jdbc.sql("""
                        update payment.test_charges set status = 'CAPTURED', captured_minor = authorized_minor
                        where key = :key
                        """)
                .param(
                        "key",
                        dev.kontor.shared.id.TypeIds.parse(dev.kontor.payment.PaymentId.class, paymentId)
                                .value())
                .update();
    }
}
