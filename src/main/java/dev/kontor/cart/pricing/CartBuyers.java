package dev.kontor.cart.pricing;

import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.shared.address.Destination;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Determines what the prices of a cart depend on: its buyer and the quantities of its variants.
@Component
public class CartBuyers {

    private final CustomerGroups groups;

    public CartBuyers(CustomerGroups groups) {
        this.groups = groups;
    }

    /// The buyer of the cart. Runs one SQL statement for the cart of a customer, none for that of a guest.
    public PriceBuyer of(Cart cart, Optional<Destination> destination) {
        return of(cart, destination, new CartFacts());
    }

    /// The buyer of the cart, with the groups that are known, if any.
    public PriceBuyer of(Cart cart, Optional<Destination> destination, CartFacts facts) {
        var customer = cart.customerId();
        return new PriceBuyer(
                customer,
                customer == null ? List.of() : facts.groups(customer, () -> groups.of(customer)),
                destination.map(Destination::country).orElse(null));
    }

    /// Units of each variant of the catalogue. Items with different inputs count together for a quantity tier.
    public static Map<VariantId, Integer> quantities(Collection<CartItem> items) {
        return items.stream()
                .filter(item -> !item.isCustom())
                .collect(Collectors.toMap(CartItem::variantId, CartItem::quantity, Integer::sum));
    }
}
