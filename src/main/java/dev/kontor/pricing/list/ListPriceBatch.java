package dev.kontor.pricing.list;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.ListPriceWriter;
import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.PriceRules;
import dev.kontor.pricing.QuantityPrice;
import dev.kontor.pricing.WantedListPrice;
import dev.kontor.pricing.bundle.PriceChanges;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.WriteResult;
import dev.kontor.shared.problem.WriteResult.Effect;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes many prices of price lists at once, by the same rules as single prices.
@Component
class ListPriceBatch implements ListPriceWriter {

    private final PriceListRepository lists;
    private final ListPriceRepository prices;
    private final Catalog catalog;
    private final PriceChanges changes;
    private final Clock clock;

    ListPriceBatch(
            PriceListRepository lists, ListPriceRepository prices, Catalog catalog, PriceChanges changes, Clock clock) {
        this.lists = lists;
        this.prices = prices;
        this.catalog = catalog;
        this.changes = changes;
        this.clock = clock;
    }

    private record Tag(PriceListId list, VariantId variant) {}

    /// The stored data to which the rows of a batch refer.
    private record Stored(
            Map<String, List<PriceList>> lists, Map<String, VariantId> variants, Map<Tag, ListPrice> prices) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<WriteResult> write(List<WantedListPrice> wanted, boolean dryRun) {
        if (wanted.size() > MAX) {
            throw new IllegalArgumentException("more than %d prices at once".formatted(MAX));
        }
        var stored = read(wanted);
        var seen = new HashSet<Tag>();
        var different = new TreeMap<PriceListId, List<ListPrice>>(Comparator.comparing(PriceListId::value));
        var outcomes = new ArrayList<WriteResult>();
        for (var each : wanted) {
            try {
                var list = list(each, stored);
                var price = price(each, list, stored);
                var tag = new Tag(list.id(), price.variantId());
                if (!seen.add(tag)) {
                    throw BadRequestException.at("/sku", "repeated", "An earlier row sets the price in this list.");
                }
                var before = stored.prices().get(tag);
                if (!price.equals(before)) {
                    different.computeIfAbsent(list.id(), _ -> new ArrayList<>()).add(price);
                }
                outcomes.add(WriteResult.of(Effect.of(before, price)));
            } catch (DomainException refusal) {
                outcomes.add(WriteResult.refused(refusal));
            }
        }
        if (!dryRun) {
            save(different);
        }
        return outcomes;
    }

    private Stored read(List<WantedListPrice> wanted) {
        var found = lists.findByIdOrName(
                wanted.stream().map(WantedListPrice::priceList).collect(Collectors.toSet()));
        var byText = new HashMap<String, List<PriceList>>();
        found.forEach(list -> {
            byText.put(list.id().text(), List.of(list));
            byText.computeIfAbsent(list.name(), _ -> new ArrayList<>()).add(list);
        });
        var variants = catalog.bySku(wanted.stream().map(WantedListPrice::sku).collect(Collectors.toSet()));
        var current = new HashMap<Tag, ListPrice>();
        found.stream()
                .sorted(Comparator.comparing(list -> list.id().value()))
                .forEach(list -> prices.lock(list, List.copyOf(Set.copyOf(variants.values())))
                        .forEach((variant, price) -> current.put(new Tag(list.id(), variant), price)));
        return new Stored(byText, variants, current);
    }

    private static PriceList list(WantedListPrice wanted, Stored stored) {
        var named = stored.lists().getOrDefault(wanted.priceList(), List.of());
        if (named.size() != 1) {
            throw named.isEmpty()
                    ? BadRequestException.at("/priceList", "not-found", "No price list has this id or name.")
                    : BadRequestException.at(
                            "/priceList", "ambiguous", "Several price lists have this name. Use the id of one.");
        }
        var list = named.getFirst();
        if (list.kind() == PriceListKind.PERCENT) {
            throw BadRequestException.at(
                    "/priceList", "not-allowed", "A `PERCENT` list applies to every variant and has no prices.");
        }
        return list;
    }

    private static ListPrice price(WantedListPrice wanted, PriceList list, Stored stored) {
        var variant = stored.variants().get(wanted.sku());
        if (variant == null) {
            throw BadRequestException.at("/sku", "not-found", "No variant has this SKU.");
        }
        var errors = new ArrayList<FieldProblem>();
        PriceRules.check(wanted.amount(), wanted.compareAtPrice(), "", errors);
        if (!wanted.amount().currency().equals(list.currency())) {
            errors.add(FieldProblem.ofPointer(
                    "/currency",
                    "other-currency",
                    "The price list has the currency %s."
                            .formatted(list.currency().getCurrencyCode())));
        }
        var before = stored.prices().get(new Tag(list.id(), variant));
        var price = new ListPrice(variant, wanted.amount(), wanted.compareAtPrice(), tiers(wanted, before));
        price.checkTiers("", errors);
        PriceRules.refuse(errors);
        return price;
    }

    private static @Nullable List<PriceTier> tiers(WantedListPrice wanted, @Nullable ListPrice before) {
        List<QuantityPrice> given = wanted.tiers();
        if (given == null) {
            return before == null ? null : before.tiers();
        }
        return given.isEmpty()
                ? null
                : given.stream()
                        .map(tier -> new PriceTier(tier.minQuantity(), tier.amount()))
                        .toList();
    }

    private void save(Map<PriceListId, List<ListPrice>> different) {
        var shown = new ArrayList<VariantId>();
        different.forEach((list, changed) -> {
            prices.set(list, changed, clock.instant());
            if (lists.announce(list)) {
                changed.forEach(price -> shown.add(price.variantId()));
            }
        });
        changes.publish(shown);
    }
}
