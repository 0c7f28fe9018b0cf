package dev.kontor.storefront.listing;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Compares the listings with their owners now and then, for what no event tells: data that was loaded past the
/// services. In small steps, so that it never holds anybody up, and by one process for all.
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
