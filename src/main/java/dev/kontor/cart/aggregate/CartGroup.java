package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartItemId;
import dev.kontor.shared.address.Address;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Units of a cart that are shipped together.
///
/// @param address the group's shipping address; absent if it uses that of the cart
/// @param method the selected shipping method
/// @param point the carrier's point to which the method delivers, if the buyer selected one
/// @param units positive quantities by item
public record CartGroup(
        ShippingGroupId id,
        @Nullable Address address,
        @Nullable ShippingMethodId method,
        @Nullable CarrierPoint point,
        Map<CartItemId, Integer> units) {

    public CartGroup {
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    }

    public CartGroup(
            ShippingGroupId id,
            @Nullable Address address,
            @Nullable ShippingMethodId method,
            Map<CartItemId, Integer> units) {
        this(id, address, method, null, units);
    }

    CartGroup choose(@Nullable ShippingMethodId chosen, @Nullable CarrierPoint at) {
        return new CartGroup(id, address, chosen, at, units);
    }

    CartGroup holding(Map<CartItemId, Integer> others) {
        return new CartGroup(id, address, method, point, others);
    }

    /// The group with other units. A new address clears the shipping method and the point.
    public CartGroup become(@Nullable Address there, Map<CartItemId, Integer> others) {
        return Objects.equals(address, there) ? holding(others) : new CartGroup(id, there, null, others);
    }

    public int units(CartItemId item) {
        return units.getOrDefault(item, 0);
    }
}
