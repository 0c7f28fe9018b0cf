package dev.kontor.storefront.listing;

import dev.kontor.catalog.CollectionId;
import dev.kontor.events.EventLog;
import dev.kontor.storefront.CollectionFilled;
import dev.kontor.storefront.listing.CollectionListingRepository.Definition;
import dev.kontor.storefront.listing.CollectionListingRepository.Listing;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps collections in line with their rules and staff's choices, and publishes changes. Each step evaluates
/// some hundred products, so it is short and needs little memory; only differences are written.
@Service
@Transactional
class CollectionListings {

    /// The maximum number of decisions in a step: products times collections.
    private static final int DECISIONS = 100_000;
    private static final int MIN_PRODUCTS = 50;
    private static final int MAX_PRODUCTS = 1_000;
    private static final UUID END = new UUID(-1, -1);

    private final CollectionListingRepository listings;
    private final ListedProductQueries products;
    private final EventLog events;

    CollectionListings(CollectionListingRepository listings, ListedProductQueries products, EventLog events) {
        this.listings = listings;
        this.products = products;
        this.events = events;
    }

    /// Evaluates these products in all collections. The number of statements depends on neither.
    void refresh(Collection<UUID> changed) {
        listings.waitForOthers();
        var all = listings.definitions();
        var chosen = ids(all.stream().filter(definition -> definition.rules() == null));
        if (all.isEmpty()) {
            return;
        }
        var fresh = matching(products.of(changed, rules(all)), all);
        if (!chosen.isEmpty()) {
            fresh.addAll(listings.chosenOf(chosen, changed));
        }
        save(listings.listedOf(ids(all.stream()), changed), fresh);
    }

    /// Evaluates the next products in rule-based collections.
    ///
    /// @param after the last product of the previous step
    /// @return the last product of this step; absent at the end
    Optional<UUID> refill(Predicate<Definition> wanted, UUID after) {
        listings.waitForOthers();
        var ruled = listings.definitions().stream()
                .filter(definition -> definition.rules() != null)
                .filter(wanted)
                .toList();
        if (ruled.isEmpty()) {
            return Optional.empty();
        }
        int count = Math.clamp(DECISIONS / ruled.size(), MIN_PRODUCTS, MAX_PRODUCTS);
        var next = products.after(after, count, rules(ruled));
        // At the end also removes unpublished products after the last published one.
        var upTo = next.size() < count ? END : next.getLast().id();
        save(listings.listedBetween(ids(ruled.stream()), after, upTo), matching(next, ruled));
        return next.size() < count ? Optional.empty() : Optional.of(upTo);
    }

    /// Evaluates all products that staff chose for the collection.
    void refillChosen(UUID collection) {
        listings.waitForOthers();
        save(listings.listed(List.of(collection)), listings.chosen(List.of(collection)));
    }

    /// Collections whose products staff choose.
    @Transactional(readOnly = true)
    public List<UUID> chosen(Predicate<Definition> wanted) {
        return ids(listings.definitions().stream()
                .filter(definition -> definition.rules() == null)
                .filter(wanted));
    }

    private static Set<Listing> matching(List<ListedProduct> products, List<Definition> definitions) {
        var fitting = new HashSet<Listing>();
        for (var definition : definitions) {
            var rules = definition.rules();
            if (rules != null) {
                products.stream()
                        .filter(rules::matches)
                        .forEach(product ->
                                fitting.add(new Listing(definition.id(), product.id(), product.publishedAt(), 0)));
            }
        }
        return fitting;
    }

    private void save(Set<Listing> before, Set<Listing> fresh) {
        var places = new HashSet<Place>();
        fresh.forEach(listing -> places.add(Place.of(listing)));
        var gone = before.stream()
                .filter(listing -> !places.contains(Place.of(listing)))
                .toList();
        var put = fresh.stream().filter(listing -> !before.contains(listing)).toList();
        if (!gone.isEmpty()) {
            listings.remove(gone);
        }
        if (!put.isEmpty()) {
            listings.put(put);
        }
        var changed = Stream.concat(gone.stream(), put.stream())
                .map(Listing::collection)
                .distinct()
                .sorted()
                .map(collection -> new CollectionFilled(new CollectionId(collection)))
                .toList();
        if (!changed.isEmpty()) {
            events.append(changed);
        }
    }

    private record Place(UUID collection, UUID product) {

        private static Place of(Listing listing) {
            return new Place(listing.collection(), listing.product());
        }
    }

    private static List<UUID> ids(Stream<Definition> definitions) {
        return definitions.map(Definition::id).toList();
    }

    private static List<MembershipRules> rules(List<Definition> definitions) {
        return definitions.stream()
                .map(Definition::rules)
                .filter(Objects::nonNull)
                .map(MembershipRules.class::cast)
                .toList();
    }
}
