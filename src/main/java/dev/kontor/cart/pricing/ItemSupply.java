package dev.kontor.cart.pricing;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.Availability.Needed;
import dev.kontor.inventory.StockDisclosure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The availability of an item.
///
/// @param availability of the item alone; for a bundle, of its parts together
/// @param shown the units in stock, if shoppers may see the number
/// @param covers whether stock covers all items of the cart that need the same variants
/// @param waits whether some units must wait: stock is assigned to earlier items first
record ItemSupply(Availability availability, @Nullable Integer shown, boolean covers, boolean waits) {

    /// The units that some units of an item take from stock, by variant.
    private static Map<VariantId, Integer> needs(
            CartItem item, int quantity, Map<VariantId, SellableVariant> variants) {
        var variant = variants.get(item.variantId());
        return variant == null ? Map.of(item.variantId(), quantity) : variant.units(quantity);
    }

    /// The units that the items take from stock, by variant.
    static Map<VariantId, Integer> needed(List<CartItem> items, Map<VariantId, SellableVariant> variants) {
        var total = new HashMap<VariantId, Integer>();
        items.forEach(item ->
                needs(item, item.quantity(), variants).forEach((id, units) -> total.merge(id, units, Math::addExact)));
        return total;
    }

    /// The variants from whose stock the items take.
    static Set<VariantId> stocked(List<CartItem> items, Map<VariantId, SellableVariant> variants) {
        return items.stream()
                .flatMap(item -> needs(item, 1, variants).keySet().stream())
                .collect(Collectors.toSet());
    }

    /// The shipped variants from whose stock the items take.
    static Set<VariantId> shipped(List<CartItem> items, Map<VariantId, SellableVariant> variants) {
        return items.stream()
                .flatMap(item -> Stream.ofNullable(variants.get(item.variantId())))
                .flatMap(variant -> variant.shippedUnits(1).keySet().stream())
                .collect(Collectors.toSet());
    }

    /// @param stock of all variants that the items take from
    static Map<CartItemId, ItemSupply> of(
            List<CartItem> items,
            Map<VariantId, SellableVariant> variants,
            Map<VariantId, Availability> stock,
            StockDisclosure disclosure) {
        var total = needed(items, variants);
        var ahead = new HashMap<VariantId, Integer>();
        var supplies = new HashMap<CartItemId, ItemSupply>();
        for (var item : items) {
            var together = Availability.together(needs(item, 1, variants).entrySet().stream()
                    .map(unit -> new Needed(of(unit.getKey(), stock), unit.getValue()))
                    .toList());
            var wanted = needs(item, item.quantity(), variants);
            boolean covers =
                    wanted.keySet().stream().allMatch(id -> of(id, stock).covers(total.getOrDefault(id, 0)));
            boolean waits = wanted.entrySet().stream()
                    .anyMatch(units -> waits(of(units.getKey(), stock), ahead, units.getKey(), units.getValue()));
            wanted.forEach((id, units) -> ahead.merge(id, units, Math::addExact));
            supplies.put(item.id(), new ItemSupply(together, disclosure.shown(together.available()), covers, waits));
        }
        return supplies;
    }

    private static boolean waits(Availability stock, Map<VariantId, Integer> ahead, VariantId id, int units) {
        int before = ahead.getOrDefault(id, 0);
        return stock.waiting(before + units) > stock.waiting(before);
    }

    private static Availability of(VariantId id, Map<VariantId, Availability> stock) {
        return stock.getOrDefault(id, Availability.NOTHING);
    }
}
