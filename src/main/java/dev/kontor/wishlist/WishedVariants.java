package dev.kontor.wishlist;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.Inventory;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Shows items with what the shop sells and has in stock now.
@Component
class WishedVariants {

    private final Catalog catalog;
    private final Inventory inventory;

    WishedVariants(Catalog catalog, Inventory inventory) {
        this.catalog = catalog;
        this.inventory = inventory;
    }

    Optional<SellableVariant> find(VariantId id, Locale language, String channel) {
        return Optional.ofNullable(
                catalog.sellable(List.of(id), language, channel).get(id));
    }

    /// Runs two SQL statements, regardless of the number of items.
    List<WishlistItem> show(List<StoredItem> items, Locale language, String channel) {
        var variants =
                catalog.sellable(items.stream().map(StoredItem::variantId).toList(), language, channel);
        var parts = new HashSet<VariantId>();
        variants.values().stream()
                .filter(SellableVariant::published)
                .forEach(variant -> parts.addAll(variant.units(1).keySet()));
        var stock = inventory.availability(parts);
        return items.stream()
                .map(item -> {
                    var variant = variants.get(item.variantId());
                    return variant == null || !variant.published()
                            ? WishlistItem.of(item, null, null)
                            : WishlistItem.of(item, variant, status(variant, stock));
                })
                .toList();
    }

    private static Availability.Status status(SellableVariant variant, Map<VariantId, Availability> stock) {
        return Availability.together(variant.units(1).entrySet().stream()
                        .map(unit -> new Availability.Needed(
                                stock.getOrDefault(unit.getKey(), Availability.NOTHING), unit.getValue()))
                        .toList())
                .status();
    }
}
