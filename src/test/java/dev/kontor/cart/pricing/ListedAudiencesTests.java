package dev.kontor.cart.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.pricing.PriceSource.Audience;
import dev.kontor.shared.database.ConfigurationVersions;
import dev.kontor.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class ListedAudiencesTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Audience GUESTS = new Audience(Currency.getInstance("USD"), "default", false, false);
    private static final Audience CUSTOMERS = new Audience(Currency.getInstance("USD"), "default", false, true);

    private final TransactionTemplate transactions = TestDatabase.transactions();
    private final ListedAudiences audiences = new ListedAudiences();

    @Test
    void knowsWhatWasSeenWithTheVersionOfTheTransaction() {
        audiences.learn(GUESTS, false, 7L, null, NOW);

        assertThat(known(7, NOW)).hasValue(false);
        assertThat(known(8, NOW)).isEmpty();
        transactions.executeWithoutResult(
                _ -> assertThat(audiences.known(GUESTS, NOW)).isEmpty());
    }

    @Test
    void knowsItOnlyUntilAListBeginsOrEnds() {
        audiences.learn(GUESTS, false, 7L, 30L, NOW);

        assertThat(known(7, NOW.plusSeconds(29))).hasValue(false);
        assertThat(known(7, NOW.plusSeconds(30))).isEmpty();
    }

    @Test
    void knowsItForAnHourAtMost() {
        audiences.learn(GUESTS, true, 7L, Duration.ofDays(1).toSeconds(), NOW);

        assertThat(known(7, NOW.plusSeconds(3_599))).hasValue(true);
        assertThat(known(7, NOW.plusSeconds(3_600))).isEmpty();
    }

    @Test
    void remembersNothingWithoutAVersionOrWhileAListTurns() {
        audiences.learn(GUESTS, false, null, null, NOW);
        assertThat(known(7, NOW)).isEmpty();

        audiences.learn(GUESTS, false, 7L, 0L, NOW);
        assertThat(known(7, NOW)).isEmpty();
        audiences.learn(GUESTS, false, 7L, -1L, NOW);
        assertThat(known(7, NOW)).isEmpty();
    }

    @Test
    void expectsWhatTheLastStatementSaw() {
        assertThat(audiences.expected(GUESTS)).isTrue();

        audiences.learn(GUESTS, false, null, null, NOW);

        assertThat(audiences.expected(GUESTS)).isFalse();
        assertThat(audiences.expected(CUSTOMERS)).isTrue();
    }

    private Optional<Boolean> known(long version, Instant now) {
        @Nullable
        Optional<Boolean> found = transactions.execute(_ -> {
            ConfigurationVersions.seen("pricelists=" + version + ",tax=1");
            return audiences.known(GUESTS, now);
        });
        return found == null ? Optional.empty() : found;
    }
}
