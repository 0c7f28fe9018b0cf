package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartItemId;
import dev.kontor.shared.address.Address;
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
/// @param units positive quantities by item
public record CartGroup(
        ShippingGroupId id,
        @Nullable Address address,
        @Nullable ShippingMethodId method,
        Map<CartItemId, Integer> units) {

    public CartGroup {
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    }

    CartGroup choose(@Nullable ShippingMethodId chosen) {
        return new CartGroup(id, address, chosen, units);
    }

    CartGroup holding(Map<CartItemId, Integer> others) {
        return new CartGroup(id, address, method, others);
    }

    /// The group with other units. A new address clears the shipping method.
    public CartGroup become(@Nullable Address there, Map<CartItemId, Integer> others) {
        return new CartGroup(id, there, Objects.equals(address, there) ? method : null, others);
    }

    public int units(CartItemId item) {
        return units.getOrDefault(item, 0);
    }
}
