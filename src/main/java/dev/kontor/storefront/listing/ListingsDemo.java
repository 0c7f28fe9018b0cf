package dev.kontor.storefront.listing;

import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Fills the lists of the demo shop, whose products come without events.
@Component
@Profile("demo")
class ListingsDemo implements DemoSeed {

    private static final int AFTER_THE_GOODS = 90;

    private final ListingReconciliation listings;
    private final CollectionFilling collections;

    ListingsDemo(ListingReconciliation listings, CollectionFilling collections) {
        this.listings = listings;
        this.collections = collections;
    }

    @Override
    public int order() {
        return AFTER_THE_GOODS;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.repeatable("storefront-listings", () -> {
            listings.sweep();
            collections.refill(_ -> true);
        }));
    }
}
