package dev.kontor.storefront.listing;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Re-evaluates all collections periodically, for changes without an event: dates that pass, prices that start
/// and end, data loaded without the services. In small steps, by one process.
@Component
class CollectionReconciliation {

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final ReconciliationTurns turns;
    private final CollectionFilling filling;

    CollectionReconciliation(ReconciliationTurns turns, CollectionFilling filling) {
        this.turns = turns;
        this.filling = filling;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1M")
    void sweepIfDue() {
        if (turns.take("collections", EVERY)) {
            filling.refill(_ -> true);
            filling.forgetDeleted();
        }
    }
}
