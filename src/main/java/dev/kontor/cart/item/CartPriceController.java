package dev.kontor.cart.item;

import dev.kontor.cart.CartId;
import dev.kontor.cart.TaxedCarts;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.ChangesCart;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Prices of carts, for buyers.
@RestController
@RequestMapping("/store/v1/carts/{id}")
@Tag(name = "Carts")
@RequiresCapability(RequiresCapability.CART_TOKEN)
class CartPriceController {

    private final CartPriceService prices;
    private final TaxedCarts taxed;
    private final CarrierRates rates;

    CartPriceController(CartPriceService prices, TaxedCarts taxed, CarrierRates rates) {
        this.rates = rates;
        this.prices = prices;
        this.taxed = taxed;
    }

    /// Explain the total of a cart.
    ///
    /// Explains every cent of the total by the rule it follows from: the price and its price list, the shipping
    /// rate, the tax with its zone, rate and rounding. The parts sum to the total exactly.
    @GetMapping("/explain")
    @Operation(operationId = "explainCart")
    Explanation explain(@PathVariable CartId id, CartAccess access) {
        return rates.settled(() -> prices.explain(id, access));
    }

    /// Quote a cart.
    ///
    /// Guarantees the current prices of items and shipping until `pricesKeptUntil`. A change of items,
    /// currency, destination or shipping method ends the guarantee. Tax is always that of the day. If the
    /// quote has expired and the total differs, completing the cart fails with `price-changed`, which lists
    /// the old and the new prices.
    @RateLimited(LimitPolicy.CART)
    @PostMapping("/quote")
    @Operation(operationId = "quoteCart")
    @ChangesCart
    ResponseEntity<CartDetails> quote(@PathVariable CartId id, CartAccess access, @Nullable IfMatch ifMatch) {
        return ResponseEntity.ok(taxed.run(() -> rates.settled(() -> prices.quote(id, access, ifMatch))));
    }
}
