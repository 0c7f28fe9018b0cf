package dev.kontor.pricing.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PricingProperties;
import dev.kontor.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The purge deletes exactly what no lowest price of 30 days needs, now or later.
class PriceHistoryPurgeTests {

    /// Long before all other tests, so that the purge concerns no row of theirs.
    private static final Instant START = Instant.parse("2001-01-01T00:00:00Z");

    private static final long MONTH = 720;

    private final JdbcClient jdbc = TestDatabase.jdbc();

    private record Span(long from, @Nullable Long until, long minor, boolean reduced) {}

    @Test
    void deletesExactlyWhatNoCalculationNeeds() {
        var random = new Random(11);
        var histories = new LinkedHashMap<VariantId, List<Span>>();
        for (int round = 0; round < 300; round++) {
            var history = history(random);
            histories.put(store(history), history);
        }
        long now = 24 * 400;
        long retention = MONTH * 2;
        var before = new LinkedHashMap<VariantId, Optional<Long>>();
        histories.keySet().forEach(variant -> before.put(variant, stored(variant)));

        int deleted = purge(now, retention);

        long expected = 0;
        for (var each : histories.entrySet()) {
            var kept = each.getValue().stream()
                    .filter(span -> !isUseless(each.getValue(), span, now, retention))
                    .toList();
            expected += each.getValue().size() - kept.size();
            assertThat(froms(each.getKey()))
                    .as("%s", each.getValue())
                    .isEqualTo(kept.stream().map(Span::from).sorted().toList());
        }
        assertThat(deleted).isEqualTo((int) expected).isGreaterThan(500);
        before.forEach((variant, price) -> assertThat(stored(variant)).isEqualTo(price));
        assertThat(purge(now, retention)).isZero();
        histories.forEach((variant, history) -> laterReductionsHaveTheSameReference(variant, history, now));
    }

    /// By looking at each moment at which a reduction may have begun, or may still begin: no window of 30 days
    /// contains the price.
    private static boolean isUseless(List<Span> history, Span span, long now, long retention) {
        if (span.until() == null || span.until() >= now - retention) {
            return false;
        }
        long began = history.stream()
                .filter(each -> !each.reduced() && each.until() != null)
                .mapToLong(Span::until)
                .max()
                .orElse(now);
        for (long moment = began; moment <= now + MONTH; moment++) {
            if (span.from() < moment && span.until() > moment - MONTH) {
                return false;
            }
        }
        return true;
    }

    /// Ends the open price at some time and begins a reduction, with the rows that are left and by force with all.
    private void laterReductionsHaveTheSameReference(VariantId variant, List<Span> history, long now) {
        long end = now + 5;
        jdbc.sql(
                        "update pricing.price_history set valid_until = :end where variant_id = :variant and valid_until is null")
                .param("end", time(end))
                .param("variant", variant)
                .update();
        var ended = new ArrayList<>(history.stream()
                .map(span -> span.until() == null ? new Span(span.from(), end, span.minor(), span.reduced()) : span)
                .toList());
        insert(variant, new Span(end, null, 100, true));
        ended.add(new Span(end, null, 100, true));
        assertThat(stored(variant)).as("%s", ended).isEqualTo(byForce(ended));
    }

    private static Optional<Long> byForce(List<Span> history) {
        long began = history.stream()
                .filter(span -> !span.reduced() && span.until() != null)
                .mapToLong(Span::until)
                .max()
                .orElse(-1);
        return history.stream()
                .filter(span -> span.from() < began && (span.until() == null || span.until() > began - MONTH))
                .map(Span::minor)
                .min(Long::compare);
    }

    /// Spans of hours over more than a year; prices change every few days, and now and then there is none.
    private static List<Span> history(Random random) {
        var spans = new ArrayList<Span>();
        long hour = 0;
        int count = 1 + random.nextInt(25);
        boolean always = random.nextInt(6) == 0;
        for (int index = 0; index < count; index++) {
            long until = hour + 1 + random.nextInt(600);
            boolean last = index == count - 1 || until > 9_000;
            boolean reduced = always || random.nextInt(3) > 0;
            spans.add(new Span(hour, last ? null : until, 500 + random.nextInt(20) * 10L, reduced));
            if (last) {
                break;
            }
            hour = until + (random.nextInt(5) == 0 ? random.nextInt(200) : 0);
        }
        return spans;
    }

    private int purge(long now, long retention) {
        var properties = new PricingProperties(Duration.ofSeconds(10), Duration.ofHours(retention));
        return new PriceHistoryPurge(jdbc, properties, Clock.fixed(time(now), ZoneOffset.UTC)).purge();
    }

    private VariantId store(List<Span> history) {
        var variant = VariantId.next();
        history.forEach(span -> insert(variant, span));
        return variant;
    }

    private void insert(VariantId variant, Span span) {
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

    private List<Long> froms(VariantId variant) {
        return jdbc.sql("select valid_from from pricing.price_history where variant_id = :variant order by valid_from")
                .param("variant", variant)
                .query((row, _) ->
                        Duration.between(START, row.getTimestamp(1).toInstant()).toHours())
                .list();
    }

    private Optional<Long> stored(VariantId variant) {
        return jdbc.sql("select amount_minor from pricing.pub_prior_price(:variant, 'EUR', '', null)")
                .param("variant", variant)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single();
    }

    private static Instant time(long hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
