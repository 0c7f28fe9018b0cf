package dev.kontor.cart.reorder;

import dev.kontor.cart.CartAddition;
import dev.kontor.cart.CartAdditions;
import dev.kontor.cart.CartId;
import dev.kontor.cart.PastPurchase;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartProperties;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.pricing.CartFacts;
import dev.kontor.catalog.VariantId;
import dev.kontor.identity.Actor;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Adds what other modules want in a cart, by the rules of ordering again.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class CartAdditionService implements CartAdditions {

    private final CartRepository carts;
    private final ReorderResolution resolution;
    private final CartProperties properties;

    CartAdditionService(CartRepository carts, ReorderResolution resolution, CartProperties properties) {
        this.carts = carts;
        this.resolution = resolution;
        this.properties = properties;
    }

    @Override
    public List<CartAddition> add(CartId id, Actor.Customer customer, Map<VariantId, Integer> units) {
        var cart = carts.lock(id, new CartAccess(customer, null));
        cart.requireActive();
        var nothing = Money.zero(cart.currency());
        var lines = units.entrySet().stream()
                .map(unit -> new PastPurchase.Line(unit.getKey(), "", "", "", unit.getValue(), nothing, Map.of()))
                .toList();
        var filled = resolution.addTo(cart, lines, new CartFacts());
        if (!filled.cart().equals(cart)) {
            carts.save(cart, filled.cart(), properties.lifetime());
        }
        return filled.lines().stream()
                .map(line -> new CartAddition(
                        Objects.requireNonNull(line.variantId()),
                        line.orderedQuantity(),
                        line.addedQuantity(),
                        line.reason() == null ? null : line.reason().name()))
                .toList();
    }
}
