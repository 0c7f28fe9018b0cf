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
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        return ItemSupply.of(cart.items(), variants, availability(cart, variants, facts), disclosure);
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
