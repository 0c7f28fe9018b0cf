package dev.kontor.storefront.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvalidationsTests {

    private static final int MANY = 100_000;

    private final Invalidations invalidations = new Invalidations();

    @Test
    void whileAShopIsFilledItIsNotRememberedProductByProduct() {
        var before = response("product_1");
        for (int product = 1; product <= MANY; product++) {
            invalidations.logged(UUID.randomUUID(), product, List.of("product_" + product));
        }

        assertThat(invalidations.size()).isLessThan(80_000);
        assertThat(invalidations.isStale(before)).isTrue();
        assertThat(invalidations.isStale(response("product_1"))).isFalse();
        assertThat(invalidations.isBehind(1, List.of("product_1"))).isTrue();
        assertThat(invalidations.isBehind(MANY, List.of("product_1"))).isFalse();
    }

    @Test
    void whatTheLogHasNotDeliveredYetIsNotForgotten() {
        var committed = UUID.randomUUID();
        invalidations.early(committed, List.of("product_x"));
        for (int product = 1; product <= MANY; product++) {
            invalidations.logged(UUID.randomUUID(), product, List.of("product_" + product));
        }

        assertThat(invalidations.isBehind(MANY, List.of("product_x"))).isTrue();

        invalidations.logged(committed, MANY + 1, List.of("product_x"));
        assertThat(invalidations.isBehind(MANY, List.of("product_x"))).isTrue();
        assertThat(invalidations.isBehind(MANY + 1, List.of("product_x"))).isFalse();
    }

    @Test
    void allThatIsHitByWhatTheLogHasNotDeliveredStaysHit() {
        var committed = UUID.randomUUID();
        invalidations.early(committed, List.of(Invalidations.EVERYTHING));
        var between = response("product_1");
        for (int product = 1; product <= MANY; product++) {
            invalidations.logged(UUID.randomUUID(), product, List.of("product_" + product));
        }

        assertThat(invalidations.isStale(between)).isTrue();
        assertThat(invalidations.isBehind(MANY, List.of("product_none"))).isTrue();
        invalidations.logged(committed, MANY + 1, List.of(Invalidations.EVERYTHING));
        assertThat(invalidations.isBehind(MANY + 1, List.of("product_none"))).isFalse();
    }

    /// Begun now.
    private CachedResponse response(String... tags) {
        return new CachedResponse(
                new CachedResponse.Content(
                        0, "application/json", "\"1\"", new String[0], List.of(tags), new byte[0], null),
                invalidations.version(),
                Duration.ZERO);
    }
}
