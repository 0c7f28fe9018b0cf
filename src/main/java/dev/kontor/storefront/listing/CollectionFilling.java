package dev.kontor.storefront.listing;

import dev.kontor.storefront.listing.CollectionListingRepository.Definition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Processes products and collections in steps, so that no transaction is long, however large the shop.
@Component
class CollectionFilling {

    private static final int STEP = 500;
    private static final UUID START = new UUID(0, 0);

    private final CollectionListings listings;
    private final CollectionListingRepository repository;
    private final ListingRepository products;

    CollectionFilling(CollectionListings listings, CollectionListingRepository repository, ListingRepository products) {
        this.listings = listings;
        this.repository = repository;
        this.products = products;
    }

    /// Re-evaluates these products, and those of these variants, in all collections.
    void refresh(Collection<UUID> changed, Collection<UUID> variants) {
        var all = new TreeSet<>(changed);
        if (!variants.isEmpty()) {
            all.addAll(products.productsOf(variants));
        }
        var left = new ArrayList<>(all);
        for (int from = 0; from < left.size(); from += STEP) {
            listings.refresh(left.subList(from, Math.min(left.size(), from + STEP)));
        }
    }

    /// Re-evaluates all products in these collections.
    void refill(Predicate<Definition> wanted) {
        for (var reached = Optional.of(START); reached.isPresent(); ) {
            reached = listings.refill(wanted, reached.get());
        }
        listings.chosen(wanted).forEach(listings::refillChosen);
    }

    /// Re-evaluates all products in these collections; deleted collections are removed.
    void refill(Set<UUID> collections) {
        refill(definition -> collections.contains(definition.id()));
        forgetDeleted();
    }

    void forgetDeleted() {
        for (var collection : repository.deleted()) {
            while (repository.forgetSome(collection)) {
                // Each is a separate transaction.
            }
        }
    }
}
