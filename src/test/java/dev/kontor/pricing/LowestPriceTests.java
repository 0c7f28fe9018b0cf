package dev.kontor.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The lowest price of 30 days in the database equals one found by force over generated histories.
class LowestPriceTests {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final JdbcClient jdbc = TestDatabase.jdbc();

    private record Span(long from, @Nullable Long until, long minor, boolean reduced) {}

    @Test
    void equalsBruteForceOverGeneratedHistories() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var history = history(random);
            assertThat(stored(history)).as("%s", history).isEqualTo(byForce(history));
        }
    }

    /// Spans of hours; prices change every few days, and now and then there is none.
    private static List<Span> history(Random random) {
        var spans = new ArrayList<Span>();
        long hour = 0;
        int count = 1 + random.nextInt(12);
        for (int index = 0; index < count; index++) {
            long until = hour + 1 + random.nextInt(400);
            boolean last = index == count - 1;
            spans.add(new Span(hour, last ? null : until, 500 + random.nextInt(20) * 10L, random.nextBoolean()));
            hour = until + (random.nextInt(5) == 0 ? random.nextInt(200) : 0);
        }
        return spans;
    }

    /// A list of the channel alone begins the history of the channel.
    @Test
    void aChannelHadThePricesOfTheShopBefore() {
        var variant = VariantId.next();
        store(variant, "", new Span(0, 24L, 900, false));
        store(variant, "", new Span(24, null, 1_000, false));
        store(variant, "outlet", new Span(48, null, 950, true));

        assertThat(prior(variant, "outlet")).isEqualTo(900);
    }

    /// Looks at each hour before the reduction.
    private static @Nullable Long byForce(List<Span> history) {
        long began = history.stream()
                .filter(span -> !span.reduced() && span.until() != null)
                .mapToLong(Span::until)
                .max()
                .orElse(-1);
        Long lowest = null;
        for (long hour = Math.max(0, began - 720); hour < began; hour++) {
            for (var span : history) {
                boolean valid = span.from() <= hour && (span.until() == null || hour < span.until());
                if (valid && (lowest == null || span.minor() < lowest)) {
                    lowest = span.minor();
                }
            }
        }
        return lowest;
    }

    private @Nullable Long stored(List<Span> history) {
        var variant = VariantId.next();
        history.forEach(span -> store(variant, "", span));
        return prior(variant, "");
    }

    private void store(VariantId variant, String channel, Span span) {
        jdbc.sql("""
                        insert into pricing.price_history
                            (variant_id, currency, channel, valid_from, valid_until, amount_minor, reduced)
                        values (:variant, 'EUR', :channel, :from, :until::timestamptz, :minor, :reduced)
                        """)
                .param("variant", variant)
                .param("channel", channel)
                .param("from", time(span.from()))
                .param("until", span.until() == null ? null : time(span.until()))
                .param("minor", span.minor())
                .param("reduced", span.reduced())
                .update();
    }

    private @Nullable Long prior(VariantId variant, String channel) {
        return jdbc.sql("select amount_minor from pricing.pub_prior_price(:variant, 'EUR', :channel, null)")
                .param("variant", variant)
                .param("channel", channel)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .orElse(null);
    }

    private static Instant time(long hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
