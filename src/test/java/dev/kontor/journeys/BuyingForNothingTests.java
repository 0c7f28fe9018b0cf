package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What costs nothing is ordered without a payment.
@KontorTest
class BuyingForNothingTests {

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
    void aTotalOfZeroIsPaidAtOnce() {
        var gift = shop.variant(0, 5);
        var cart = cart(gift);
        var state = cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(state.at("/nextAction")).isEqualTo("COMPLETE");
        assertThat(state.json().at("/ready").asBoolean()).isTrue();
        assertThat(cart.api()
                        .get(cart.path("/payment-methods"))
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        shop.pay(cart, "tok_approve").expectProblem(409, "invalid-state-transition");

        var order = shop.complete(cart).expect(201);

        assertThat(order.at("/status")).isEqualTo("COMPLETED");
        assertThat(order.at("/paymentStatus")).isEqualTo("PAID");
        assertThat(order.at("/total/amount")).isEqualTo("0");
        assertThat(order.at("/payment/method")).isEqualTo("none");
        assertThat(shop.status(cart)).isEqualTo("COMPLETED");
        assertThat(shop.charges(cart)).isZero();
        assertThat(shop.free(gift)).isEqualTo(4);
        assertThat(events(order.at("/id"))).containsExactly("order.placed", "order.paid", "order.completed");
        assertThat(jdbc.sql("select count(*) from payment.ledger_entries where reference = :cart")
                        .param("cart", BuyingShop.uuid(cart))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theSameRequestAgainAnswersTheSameOrder() {
        var cart = cart(shop.variant(0, 5));
        var buyer = cart.api().withIdempotencyKey();

        var order = buyer.post(cart.path("/complete"), Map.of()).expect(201);
        var again = buyer.post(cart.path("/complete"), Map.of()).expect(201);

        assertThat(again.at("/id")).isEqualTo(order.at("/id"));
        shop.complete(cart).expectProblem(409, "cart-already-completed");
        assertThat(shop.orders(cart)).isEqualTo(1);
    }

    @Test
    void aPaymentThatIsNoLongerNeededIsCanceled() {
        var mug = shop.variant(700, 5);
        var cart = cart(mug);
        var payment = shop.pay(cart, "tok_approve").expect(201);
        shop.price(mug, "USD", 0);

        var order = shop.complete(cart).expect(201);

        assertThat(order.at("/total/amount")).isEqualTo("0");
        assertThat(order.at("/payment/method")).isEqualTo("none");
        assertThat(cart.api().get(cart.path("/payments/" + payment.at("/id"))).at("/status"))
                .isEqualTo("CANCELED");
        assertThat(shop.charges(cart)).isZero();
    }

    @Test
    void whatCostsSomethingIsNotPaidWithNothing() {
        var cart = cart(shop.variant(700, 5));

        cart.api()
                .withIdempotencyKey()
                .post(cart.path("/payments"), Map.of("method", "none"))
                .expectProblem(422, "rejected");
        shop.complete(cart).expectProblem(409, "invalid-state-transition");
        assertThat(shop.orders(cart)).isZero();
    }

    @Test
    void anOrderOfNothingCanBeCanceled() {
        shop.country("GL", true, "0", "buying-greenland", 0);
        var gift = shop.variant(0, 5);
        var greenland = new HashMap<>(BuyingShop.ICELAND);
        greenland.putAll(Map.of("country", "GL", "city", "Nuuk", "postcode", "3900"));
        var free = shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "shippingAddress",
                greenland,
                "items",
                List.of(Map.of("variantId", gift.text(), "quantity", 1))));
        free.api()
                .put(free.path("/shipping-selection"), Map.of("code", "buying-greenland"))
                .expect(200);
        var order = shop.complete(free).expect(201);
        assertThat(order.at("/status")).isEqualTo("OPEN");
        assertThat(shop.free(gift)).isEqualTo(4);

        api.as(logins.owner().token())
                .withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/cancel", Map.of("reason", "No gifts today"))
                .expect(200);

        assertThat(shop.free(gift)).isEqualTo(5);
    }

    private GuestCart cart(VariantId variant) {
        return shop.unshippedCart(variant, BuyingShop.ICELAND);
    }

    private List<String> events(String order) {
        return jdbc.sql("select type from events.log where subject = :order order by seq")
                .param("order", order)
                .query(String.class)
                .list();
    }
}
