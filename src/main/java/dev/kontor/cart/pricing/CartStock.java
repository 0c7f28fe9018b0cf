package dev.kontor.cart.pricing;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.Inventory;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockDisclosure;
import dev.kontor.shipping.PickupPlace;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Checks the stock of carts.
@Component
public class CartStock {

    private final Inventory inventory;
    private final StockDisclosure disclosure;

    public CartStock(Inventory inventory, StockDisclosure disclosure) {
        this.inventory = inventory;
        this.disclosure = disclosure;
    }

    Map<CartItemId, ItemSupply> supplies(Cart cart, Map<VariantId, SellableVariant> variants, CartFacts facts) {
        var stock = availability(cart, variants, facts);
        return ItemSupply.of(
                cart.items(), variants, cart.isHeld() ? withHeld(cart, variants, stock) : stock, disclosure);
    }

    /// Adds the units that the cart itself holds to those that are available to it.
    private static Map<VariantId, Availability> withHeld(
            Cart cart, Map<VariantId, SellableVariant> variants, Map<VariantId, Availability> stock) {
        var all = new HashMap<>(stock);
        ItemSupply.needed(cart.items(), variants)
                .forEach((id, units) -> all.computeIfPresent(id, (_, found) -> found.plus(units)));
        return all;
    }

    /// Returns what can be bought of the stock now, at the pickup point of the cart if it has one.
    ///
    /// @param stocked the variants from whose stock the sold ones take
    public Map<VariantId, Availability> available(
            Cart cart, Set<VariantId> stocked, Collection<SellableVariant> sold, CartFacts facts) {
        var place = cart.shipping().pickup();
        if (stocked.isEmpty() || place == null) {
            return stocked.isEmpty() ? Map.of() : facts.stock(stocked, () -> inventory.availability(stocked));
        }
        var collected = sold.stream()
                .flatMap(variant -> variant.shippedUnits(1).keySet().stream())
                .collect(Collectors.toSet());
        return inventory.availability(stocked, new Claim.Pickup(place.locationId(), collected));
    }

    Map<LocationId, Map<VariantId, Availability>> at(List<PickupPlace> places, Set<VariantId> variants) {
        return inventory.availabilityAt(
                places.stream().map(PickupPlace::locationId).toList(), variants);
    }

    private Map<VariantId, Availability> availability(
            Cart cart, Map<VariantId, SellableVariant> variants, CartFacts facts) {
        var stocked = ItemSupply.stocked(cart.items(), variants);
        var place = cart.shipping().pickup();
        return place == null
                ? facts.stock(stocked, () -> inventory.availability(stocked))
                : inventory.availability(
                        stocked, new Claim.Pickup(place.locationId(), ItemSupply.shipped(cart.items(), variants)));
    }
}
