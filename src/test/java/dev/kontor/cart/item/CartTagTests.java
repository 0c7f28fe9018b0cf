package dev.kontor.cart.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.journeys.BuyingShop;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The entity tag of a cart changes with its content: prices and stock change without a new version.
@KontorTest
class CartTagTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anUnchangedCartIsNotSentAgain() {
        var shop = new BuyingShop(api, jdbc);
        var cart = shop.readyCart(Map.of(shop.variant(1_999, 10), 1));
        var shown = cart.api().get(cart.path("")).expect(200);

        var again = cart.api()
                .with("If-None-Match", shown.requiredHeader("ETag"))
                .get(cart.path(""))
                .expect(304);

        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(shown.header("ETag"));
        assertThat(shown.requiredHeader("ETag")).matches("W/\"\\d+-[0-9a-f]{16}\"");
        assertThat(shown.requiredHeader("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void anotherPriceHasAnotherTag() {
        var shop = new BuyingShop(api, jdbc);
        var variant = shop.variant(1_999, 10);
        var cart = shop.readyCart(Map.of(variant, 1));
        var tag = cart.api().get(cart.path("")).expect(200).requiredHeader("ETag");

        shop.price(variant, "USD", 2_999);

        var changed = cart.api().with("If-None-Match", tag).get(cart.path("")).expect(200);
        assertThat(changed.requiredHeader("ETag")).isNotEqualTo(tag);
    }

    @Test
    void aChangeReturnsTheTagOfTheChangedCart() {
        var shop = new BuyingShop(api, jdbc);
        var cart = shop.readyCart(Map.of(shop.variant(1_999, 10), 1));

        var changed = cart.api()
                .patch(cart.path(""), Map.of("note", "ring twice"))
                .expect(200)
                .requiredHeader("ETag");

        cart.api()
                .with("If-Match", changed)
                .patch(cart.path(""), Map.of("note", "ring once"))
                .expect(200);
        cart.api()
                .with("If-Match", changed)
                .patch(cart.path(""), Map.of("note", "do not ring"))
                .expectProblem(412, "precondition-failed");
    }
}
