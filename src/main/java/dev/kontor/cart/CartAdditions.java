package dev.kontor.cart;

import dev.kontor.catalog.VariantId;
import dev.kontor.identity.Actor;
import java.util.List;
import java.util.Map;

/// Adds units to carts of signed-in customers, for other modules.
public interface CartAdditions {

    /// Adds as many units as are sold and in stock now, at current prices, in the caller's transaction.
    /// Runs the same number of SQL statements for any number of variants.
    ///
    /// @param units by variant, in the order of the new items
    /// @return an entry for each variant
    /// @throws dev.kontor.shared.problem.NotFoundException if the cart is not the customer's
    /// @throws dev.kontor.shared.problem.ConflictException if the cart cannot be changed now
    List<CartAddition> add(CartId cart, Actor.Customer customer, Map<VariantId, Integer> units);
}
