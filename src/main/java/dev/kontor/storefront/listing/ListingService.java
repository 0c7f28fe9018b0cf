package dev.kontor.storefront.listing;

import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the listings equal to the catalogue and the price lists.
@Service
@Transactional
class ListingService {

    private final ListingRepository listings;

    ListingService(ListingRepository listings) {
        this.listings = listings;
    }

    void refresh(Collection<UUID> products, Collection<UUID> variants) {
        // In a fixed order, so that two refreshes do not deadlock.
        var all = new TreeSet<>(products);
        if (!variants.isEmpty()) {
            all.addAll(listings.productsOf(variants));
        }
        if (!all.isEmpty()) {
            listings.refresh(all);
        }
    }

    void removeUnpublished() {
        listings.removeUnpublished();
    }
}
