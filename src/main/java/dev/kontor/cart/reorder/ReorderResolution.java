package dev.kontor.cart.reorder;

import dev.kontor.cart.PastPurchase;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.pricing.CartBuyers;
import dev.kontor.cart.pricing.CartFacts;
import dev.kontor.cart.pricing.CartItemQueries;
import dev.kontor.cart.pricing.CartStock;
import dev.kontor.catalog.VariantId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Adds what can still be bought of a past order to a cart. Runs the same number of statements for any
/// number of lines.
@Component
public class ReorderResolution {

    private final CartItemQueries items;
    private final CartBuyers buyers;
    private final CartStock stock;

    ReorderResolution(CartItemQueries items, CartBuyers buyers, CartStock stock) {
        this.items = items;
        this.buyers = buyers;
        this.stock = stock;
    }

    /// @param facts with which the resulting cart can be priced
    public Reordering addTo(Cart cart, List<PastPurchase.Line> lines, CartFacts facts) {
        var buyer = buyers.of(cart, cart.destination(), facts);
        var quantities = CartBuyers.quantities(cart.items());
        lines.stream()
                .filter(line -> line.variantId() != null)
                .forEach(line -> quantities.merge(line.variant(), line.quantity(), Math::addExact));
        boolean shipped = cart.shipping().pickup() == null;
        var variants = items.variants(cart, buyer, quantities, Map.of(), shipped, facts);
        var prices = items.prices(cart, buyer, quantities, facts);
        var stocked = new HashSet<VariantId>();
        variants.values().forEach(variant -> stocked.addAll(variant.units(1).keySet()));
        return new ReorderFilling(cart, variants, prices, stock.available(cart, stocked, variants.values(), facts))
                .fill(lines);
    }
}
