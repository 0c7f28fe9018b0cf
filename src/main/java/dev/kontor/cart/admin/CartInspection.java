package dev.kontor.cart.admin;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.item.CartDetails;
import dev.kontor.cart.pricing.CartExplanation;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.problem.NotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows carts to staff without changing them.
@Service
@Transactional(readOnly = true)
class CartInspection {

    private final CartAdminQueries queries;
    private final CartRepository carts;
    private final CartPricing pricing;

    CartInspection(CartAdminQueries queries, CartRepository carts, CartPricing pricing) {
        this.queries = queries;
        this.carts = carts;
        this.pricing = pricing;
    }

    ManagedCart show(CartId id) {
        var details = CartDetails.of(pricing.of(existing(id), CartPricing.Purpose.SHOW), null);
        return new ManagedCart(queries.summary(id), details);
    }

    Explanation explain(CartId id) {
        return CartExplanation.withExcludedShipping(pricing.of(existing(id), CartPricing.Purpose.SHIP));
    }

    private Cart existing(CartId id) {
        return carts.find(id).orElseThrow(() -> NotFoundException.of("cart", id));
    }
}
