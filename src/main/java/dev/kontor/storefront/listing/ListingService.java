package dev.kontor.storefront.listing;

import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the listings equal to what the catalogue and the price lists say.
@Service
@Transactional
class ListingService {

    private static final Logger LOG = LoggerFactory.getLogger(ListingService.class);

    private final ListingRepository listings;

    ListingService(ListingRepository listings) {
        this.listings = listings;
    }

    void refresh(Collection<UUID> products, Collection<UUID> variants) {
        // In one order, so that two refreshes do not wait for each other.
        var all = new TreeSet<>(products);
        if (!variants.isEmpty()) {
            all.addAll(listings.productsOf(variants));
        }
        if (!all.isEmpty()) {
            listings.refresh(all);
        }
    }

    /// What no event tells: data that was loaded past the services, a price list whose time has come.
    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT10M")
    void refreshAll() {
        int changed = listings.refreshAll();
        if (changed > 0) {
            LOG.info("Corrected {} rows of the product listings", changed);
        }
    }
}
