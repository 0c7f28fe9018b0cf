package dev.kontor.storefront.listing;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Works out all collections anew now and then, for what no event tells: days that pass, prices that begin and end,
/// data that was loaded past the services. In small steps, by one process for all.
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
