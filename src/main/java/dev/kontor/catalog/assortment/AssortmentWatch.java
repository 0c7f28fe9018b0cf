package dev.kontor.catalog.assortment;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Publishes events for products whose time in a channel has come. Every process runs this; a second run finds
/// nothing to do.
@Component
class AssortmentWatch {

    private static final int STEP = 500;

    private final AssortmentService assortment;

    AssortmentWatch(AssortmentService assortment) {
        this.assortment = assortment;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1S")
    void publishDue() {
        int published = STEP;
        while (published == STEP) {
            published = assortment.publishDue(STEP);
        }
    }
}
