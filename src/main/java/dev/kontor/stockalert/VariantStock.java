package dev.kontor.stockalert;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.Inventory;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Reads variants and what can be bought of them. Each call runs one SQL statement.
@Component
class VariantStock {

    private final Catalog catalog;
    private final Inventory inventory;

    VariantStock(Catalog catalog, Inventory inventory) {
        this.catalog = catalog;
        this.inventory = inventory;
    }

    Optional<SellableVariant> variant(VariantId id, Locale locale, String channel) {
        return Optional.ofNullable(
                catalog.sellable(List.of(id), locale, channel).get(id));
    }

    Map<VariantId, SellableVariant> variants(Collection<VariantId> ids, Locale locale) {
        return catalog.sellable(ids, locale);
    }

    boolean exists(VariantId id) {
        return catalog.existing(List.of(id)).contains(id);
    }

    /// The availability now; that of a bundle is what its parts allow.
    Availability availability(SellableVariant variant) {
        var units = variant.units(1);
        var stock = inventory.availability(units.keySet());
        return Availability.together(units.entrySet().stream()
                .map(unit -> new Availability.Needed(
                        stock.getOrDefault(unit.getKey(), Availability.NOTHING), unit.getValue()))
                .toList());
    }
}
