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
        for (var span : history) {
            jdbc.sql("""
                            insert into pricing.price_history
                                (variant_id, currency, channel, valid_from, valid_until, amount_minor, reduced)
                            values (:variant, 'EUR', '', :from, :until::timestamptz, :minor, :reduced)
                            """)
                    .param("variant", variant)
                    .param("from", time(span.from()))
                    .param("until", span.until() == null ? null : time(span.until()))
                    .param("minor", span.minor())
                    .param("reduced", span.reduced())
                    .update();
        }
        return jdbc.sql("select amount_minor from pricing.pub_prior_price(:variant, 'EUR', '', null)")
                .param("variant", variant)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .orElse(null);
    }

    private static Instant time(long hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
