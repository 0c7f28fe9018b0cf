package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From an empty cart to a paid order, step by step, as a front end would do it.
@KontorTest
class BuyingJourney {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    private BuyingShop shop;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
    }

    @Test
    void aGuestBuysTwoMugs() {
        var mug = shop.variant(1999, 10);
        var cart = shop.cart(Map.of("currency", "USD"));
        var buyer = cart.api();
        assertThat(buyer.get(cart.path("/checkout")).expect(200).at("/nextAction"))
                .isEqualTo("ADD_ITEMS");

        var filled = buyer.post(cart.path("/items"), Map.of("sku", shop.sku(mug), "quantity", 2))
                .expect(200);
        assertThat(filled.at("/totals/subtotal/amount")).isEqualTo("3998");
        assertThat(filled.at("/items/0/title")).isEqualTo("Mug");
        assertThat(filled.json().at("/taxKnown").asBoolean()).isFalse();
        assertThat(buyer.get(cart.path("/checkout")).expect(200).at("/nextAction"))
                .isEqualTo("SET_EMAIL");

        var abroad = buyer.post(cart.path("/estimate"), Map.of("country", "NZ")).expect(200);
        assertThat(abroad.at("/shippingOptions/0/code")).isEqualTo("buying-new-zealand");
        assertThat(abroad.at("/totals/tax/amount")).isEqualTo("600");

        buyer.patch(cart.path(""), Map.of("email", "ada@example.com")).expect(200);
        assertThat(buyer.get(cart.path("/checkout")).expect(200).at("/nextAction"))
                .isEqualTo("SET_ADDRESS");
        var addressed = buyer.patch(cart.path(""), Map.of("shippingAddress", BuyingShop.ICELAND))
                .expect(200);
        assertThat(addressed.json().at("/taxKnown").asBoolean()).isTrue();
        assertThat(buyer.get(cart.path("/checkout")).expect(200).at("/nextAction"))
                .isEqualTo("CHOOSE_SHIPPING");

        var options = buyer.get(cart.path("/shipping-options")).expect(200);
        var shipped = buyer.put(cart.path("/shipping-selection"), Map.of("shippingMethodId", options.at("/items/0/id")))
                .expect(200);
        assertThat(shipped.at("/totals/total/amount")).isEqualTo("4498");
        assertThat(shipped.at("/totals/tax/amount")).isEqualTo("871");
        assertThat(buyer.get(cart.path("/checkout")).expect(200).at("/nextAction"))
                .isEqualTo("START_PAYMENT");

        assertThat(buyer.get(cart.path("/payment-methods")).expect(200).text()).contains("\"test\"");
        var payment = shop.pay(cart, "tok_approve").expect(201);
        assertThat(payment.at("/status")).isEqualTo("CREATED");
        assertThat(payment.at("/amount/amount")).isEqualTo("4498");
        assertThat(payment.requiredHeader("Location")).isEqualTo(cart.path("/payments/") + payment.at("/id"));
        var ready = buyer.get(cart.path("/checkout")).expect(200);
        assertThat(ready.at("/nextAction")).isEqualTo("COMPLETE");
        assertThat(ready.json().at("/ready").asBoolean()).isTrue();

        var order = buyer.withIdempotencyKey()
                .post(
                        cart.path("/complete"),
                        Map.of(
                                "expectedTotal",
                                Map.of("amount", 4498, "currency", "USD"),
                                "paymentId",
                                payment.at("/id")))
                .expect(201);

        assertThat(order.requiredHeader("Location")).isEqualTo("/store/v1/orders/" + order.at("/id"));
        assertThat(order.at("/status")).isEqualTo("OPEN");
        assertThat(order.at("/paymentStatus")).isEqualTo("PAID");
        assertThat(order.at("/total/amount")).isEqualTo("4498");
        assertThat(order.at("/token")).hasSize(43);
        assertThat(shop.free(mug)).isEqualTo(8);
        var completed = buyer.get(cart.path("")).expect(200);
        assertThat(completed.at("/status")).isEqualTo("COMPLETED");
        assertThat(completed.at("/orderId")).isEqualTo(order.at("/id"));
        var reader = api.with("X-Order-Token", order.at("/token"));
        var read = reader.get("/store/v1/orders/" + order.at("/id")).expect(200);
        assertThat(read.at("/number")).isEqualTo(order.at("/number"));
        assertThat(read.at("/status")).isEqualTo("OPEN");
        assertThat(read.at("/paymentStatus")).isEqualTo("PAID");
        api.get("/store/v1/orders/" + order.at("/id")).expectProblem(404, "not-found");
    }
}
