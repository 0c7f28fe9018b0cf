package dev.kontor.cart.basket;

import dev.kontor.cart.CartId;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.problem.NotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lets staff look into a cart. Changes nothing.
@Service
@Transactional(readOnly = true)
class CartInspection {

    private final CartAdminQueries queries;
    private final CartRepository carts;
    private final CartQuotes quotes;

    CartInspection(CartAdminQueries queries, CartRepository carts, CartQuotes quotes) {
        this.queries = queries;
        this.carts = carts;
        this.quotes = quotes;
    }

    ManagedCart show(CartId id) {
        var details = CartDetails.of(quotes.of(existing(id), CartQuotes.Purpose.SHOW), null);
        return new ManagedCart(queries.summary(id), details);
    }

    Explanation explain(CartId id) {
        return CartExplanation.of(quotes.of(existing(id), CartQuotes.Purpose.ORDER));
    }

    private Cart existing(CartId id) {
        return carts.find(id).orElseThrow(() -> NotFoundException.of("cart", id));
    }
}
