package dev.kontor.storefront.listing;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Works out all collections anew now and then, for what no event tells: days that pass, prices that begin and end,
/// data that was loaded past the services.
@Component
class CollectionSweep {

    private final CollectionListings listings;

    CollectionSweep(CollectionListings listings) {
        this.listings = listings;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT10M")
    void sweep() {
        listings.refillAll();
    }
}
