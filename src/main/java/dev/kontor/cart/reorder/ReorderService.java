package dev.kontor.cart.reorder;

import dev.kontor.cart.CartId;
import dev.kontor.cart.OrderReference;
import dev.kontor.cart.PastPurchase;
import dev.kontor.cart.PastPurchases;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartProperties;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.item.CartDetails;
import dev.kontor.cart.item.DraftRules;
import dev.kontor.cart.pricing.CartFacts;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.json.MoneyLocale;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Fills a cart with the items of a past order, at current prices. What can no longer be bought is
/// reported.
@Service
@Transactional
class ReorderService {

    private final PastPurchases purchases;
    private final CartRepository carts;
    private final DraftRules rules;
    private final ReorderResolution resolution;
    private final CartPricing pricing;
    private final CartProperties properties;
    private final Clock clock;

    ReorderService(
            PastPurchases purchases,
            CartRepository carts,
            DraftRules rules,
            ReorderResolution resolution,
            CartPricing pricing,
            CartProperties properties,
            Clock clock) {
        this.purchases = purchases;
        this.carts = carts;
        this.rules = rules;
        this.resolution = resolution;
        this.pricing = pricing;
        this.properties = properties;
        this.clock = clock;
    }

    /// @param orderToken of a guest's order
    /// @param access to the cart, if there is one
    Reordered reorder(OrderReference order, @Nullable String orderToken, CartAccess access, @Nullable CartId cartId) {
        var purchase = purchases
                .findOwn(order, access.actor(), orderToken)
                .orElseThrow(() -> NotFoundException.of("order", order));
        return cartId == null ? create(purchase, access) : fill(cartId, purchase, access);
    }

    private Reordered create(PastPurchase purchase, CartAccess access) {
        var facts = CartFacts.shownLater();
        var customer = access.actor().customerId();
        var empty = Cart.empty(
                rules.draft(purchase, false, customer, facts),
                customer.orElse(null),
                null,
                clock.instant().plus(properties.lifetime()));
        var filled = resolution.addTo(empty, purchase.lines(), facts);
        var token = customer.isPresent() ? null : Keyring.randomToken();
        carts.insert(filled.cart(), token == null ? null : Keyring.hash(token), properties.lifetime());
        return show(filled.cart(), filled.lines(), token, facts);
    }

    private Reordered fill(CartId id, PastPurchase purchase, CartAccess access) {
        var facts = CartFacts.shownLater();
        var cart = carts.lock(id, access);
        cart.requireActive();
        var filled = resolution.addTo(cart, purchase.lines(), facts);
        var saved = filled.cart().equals(cart) ? cart : carts.save(cart, filled.cart(), properties.lifetime());
        return show(saved, filled.lines(), null, facts);
    }

    private Reordered show(Cart cart, List<ReorderedLine> lines, @Nullable String token, CartFacts facts) {
        MoneyLocale.use(cart.locale());
        var details = CartDetails.of(pricing.of(cart, CartPricing.Purpose.SHOW, facts), token);
        return new Reordered(
                details, lines.stream().map(line -> line.in(cart.locale())).toList());
    }
}
