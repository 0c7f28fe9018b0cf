package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One buyer does not keep the whole stock from the others.
@KontorTest
class BuyingHoldLimitTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anOrderOfTooManyUnitsIsRefusedAndChangesNothing() {
        var shop = new BuyingShop(api, jdbc);
        var mug = shop.variant(100, 2_000);
        var cup = shop.variant(100, 2_000);
        var cart = shop.payingCart(Map.of(mug, 600, cup, 401), "tok_approve");

        var refused = shop.complete(cart).expectProblem(409, "hold-limit");

        assertThat(refused.at("/limit")).isEqualTo("1000");
        assertThat(refused.at("/countedBy")).isEqualTo("order");
        assertThat(shop.free(mug)).isEqualTo(2_000);
        assertThat(shop.free(cup)).isEqualTo(2_000);
        assertThat(shop.status(cart)).isEqualTo("ACTIVE");
        assertThat(shop.orders(cart)).isZero();
        assertThat(shop.charges(cart)).isZero();
    }
}
