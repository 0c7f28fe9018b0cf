package dev.kontor.cart.pricing;

import dev.kontor.pricing.PriceSource;
import dev.kontor.pricing.PriceSource.Audience;
import dev.kontor.shared.database.ConfigurationVersions;
import dev.kontor.shared.database.RememberedAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The audiences for which a price list may be active, as far as this process knows. Most buyers have none for
/// most of the time, and a large part of the statement that reads items is about lists.
final class ListedAudiences {

    private static final int MAX_ANSWERS = 2_000;
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final RememberedAnswers<Audience, Boolean> answers =
            new RememberedAnswers<>(PriceSource.AREA, MAX_ANSWERS, 1, _ -> 0);

    /// The results of the last statement, for transactions that cannot know whether they are current.
    private final Map<Audience, Boolean> last = new ConcurrentHashMap<>();

    /// Whether a price list may be active for them now; empty if a statement must check it.
    Optional<Boolean> known(Audience audience, Instant now) {
        return answers.find(audience, now);
    }

    /// Whether the next statement will see an active price list, probably.
    boolean expected(Audience audience) {
        return last.getOrDefault(audience, true);
    }

    /// Whether what a statement of this transaction reads can be remembered: the transaction knows the version of the
    /// configuration that it sees.
    static boolean canRemember() {
        return ConfigurationVersions.current(PriceSource.AREA).isPresent();
    }

    /// @param version with which the statement saw it; absent if it cannot be remembered
    /// @param settled for how many seconds it stays so while no list changes; absent if there is no end
    /// @param now from before the statement
    void learn(Audience audience, boolean listed, @Nullable Long version, @Nullable Long settled, Instant now) {
        last.put(audience, listed);
        if (version != null && (settled == null || settled > 0)) {
            var end = settled == null ? MAX_AGE : Duration.ofSeconds(Math.min(settled, MAX_AGE.toSeconds()));
            answers.remember(audience, listed, version, now, now.plus(end));
        }
    }
}
