package dev.kontor.storefront.listing;

import dev.kontor.catalog.CollectionId;
import dev.kontor.events.EventLog;
import dev.kontor.storefront.CollectionFilled;
import dev.kontor.storefront.listing.CollectionListingRepository.Definition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what is in collections equal to what their rules, and staff, say; and tells when it changed.
@Service
@Transactional
class CollectionListings {

    private final CollectionListingRepository listings;
    private final ListingRepository products;
    private final EventLog events;

    CollectionListings(CollectionListingRepository listings, ListingRepository products, EventLog events) {
        this.listings = listings;
        this.products = products;
        this.events = events;
    }

    /// Looks at these products in all collections.
    void refresh(Collection<UUID> changed, Collection<UUID> variants) {
        var all = new TreeSet<>(changed);
        if (!variants.isEmpty()) {
            all.addAll(products.productsOf(variants));
        }
        if (!all.isEmpty()) {
            fill(_ -> true, all);
        }
    }

    /// Looks at all products in these collections.
    void refill(Set<UUID> collections) {
        listings.removeDeleted();
        fill(definition -> collections.contains(definition.id().value()), null);
    }

    /// Looks at all products in all collections.
    void refillAll() {
        listings.removeDeleted();
        fill(_ -> true, null);
    }

    private void fill(Predicate<Definition> wanted, @Nullable Collection<UUID> changed) {
        var definitions = listings.definitions().stream().filter(wanted).toList();
        var filled = new ArrayList<CollectionId>();
        for (var definition : definitions) {
            if (definition.rules() != null) {
                filled.addAll(listings.fill(definition.id(), definition.rules(), changed));
            }
        }
        var chosen = definitions.stream()
                .filter(definition -> definition.rules() == null)
                .map(Definition::id)
                .toList();
        if (!chosen.isEmpty()) {
            filled.addAll(listings.fillChosen(chosen, changed));
        }
        if (!filled.isEmpty()) {
            events.append(List.copyOf(
                    filled.stream().distinct().map(CollectionFilled::new).toList()));
        }
    }
}
