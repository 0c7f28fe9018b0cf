package dev.kontor.catalog.assortment;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Has the events of products told whose time in a channel has come. Every process watches; who comes second finds it
/// done.
@Component
class AssortmentWatch {

    private static final int STEP = 500;

    private final AssortmentService assortment;

    AssortmentWatch(AssortmentService assortment) {
        this.assortment = assortment;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1S")
    void publishDue() {
        int told = STEP;
        while (told == STEP) {
            told = assortment.publishDue(STEP);
        }
    }
}
