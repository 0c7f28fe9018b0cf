package dev.kontor.cart.item;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartProperties;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.pricing.CartExplanation;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.cart.pricing.QuotedPrices;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.web.binding.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Explains the price of a cart and quotes it for a limited time.
@Service
@Transactional
class CartPriceService {

    private final CartRepository carts;
    private final CartPricing pricing;
    private final CartProperties properties;

    CartPriceService(CartRepository carts, CartPricing pricing, CartProperties properties) {
        this.carts = carts;
        this.pricing = pricing;
        this.properties = properties;
    }

    @Transactional(readOnly = true)
    Explanation explain(CartId id, CartAccess access) {
        var cart = carts.get(id, access);
        return CartExplanation.of(pricing.of(cart, CartPricing.Purpose.ORDER));
    }

    /// Quotes the current prices. An earlier quote is ignored: repeating the request must not extend an
    /// old price.
    ///
    /// @throws dev.kontor.cart.TaxNotQuoted if a tax service must tax the cart first
    CartDetails quote(CartId id, CartAccess access, @Nullable IfMatch ifMatch) {
        var cart = carts.lock(id, access);
        CartService.requireVersion(ifMatch, cart.version());
        cart.requireActive();
        var now = pricing.of(cart.withQuote(null), CartPricing.Purpose.ORDER);
        now.requireTaxed();
        var quoted = carts.saveQuote(cart, QuotedPrices.of(now), properties.quoteLifetime());
        return CartDetails.of(pricing.of(quoted, CartPricing.Purpose.SHOW), null);
    }
}
