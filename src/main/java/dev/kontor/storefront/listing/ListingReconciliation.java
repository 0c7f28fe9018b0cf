package dev.kontor.storefront.listing;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Compares the listings with their owners periodically, for changes without an event: data loaded without the
/// services. In small steps that delay nobody, by one process.
@Component
class ListingReconciliation {

    private static final int STEP = 500;

    private static final Duration EVERY = Duration.ofMinutes(30);

    private final ReconciliationTurns turns;
    private final ListingRepository listings;
    private final ListingService service;

    ListingReconciliation(ReconciliationTurns turns, ListingRepository listings, ListingService service) {
        this.turns = turns;
        this.listings = listings;
        this.service = service;
    }

    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT1M")
    void sweepIfDue() {
        if (turns.take("listings", EVERY)) {
            sweep();
        }
    }

    void sweep() {
        var last = new UUID(0, 0);
        while (true) {
            var step = listings.publishedAfter(last, STEP);
            if (step.isEmpty()) {
                break;
            }
            service.refresh(step, List.of());
            last = step.getLast();
        }
        service.removeUnpublished();
    }
}
