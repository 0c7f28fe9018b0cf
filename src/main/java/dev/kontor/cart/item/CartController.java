package dev.kontor.cart.item;

import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.TaxedCarts;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.ChangesCart;
import dev.kontor.identity.Actor;
import dev.kontor.identity.PublishableKeys;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Admission;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Carts, for buyers.
@RestController
@RequestMapping("/store/v1/carts")
@Tag(name = "Carts", description = "Carts of buyers, with current prices.")
@RequiresCapability(RequiresCapability.CART_TOKEN)
class CartController {

    private final CartService carts;
    private final CartPriceService prices;
    private final TaxedCarts taxed;
    private final CarrierRates rates;

    CartController(CartService carts, CartPriceService prices, TaxedCarts taxed, CarrierRates rates) {
        this.carts = carts;
        this.prices = prices;
        this.taxed = taxed;
        this.rates = rates;
    }

    /// Create a cart.
    ///
    /// Creates a cart, with or without items. A guest receives its secret `token` once and sends it from then
    /// on as `X-Cart-Token`; the cart of a signed-in customer needs no token. A repeated request of a guest
    /// creates another cart, regardless of its `Idempotency-Key`: a response with a token is never replayed.
    @RateLimited(LimitPolicy.CART)
    @PostMapping
    @Admission(Admission.Kind.BEGINS)
    @PublicEndpoint
    @Idempotency(Idempotency.Mode.SIGNED_IN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createCart")
    @Problems({
        ProblemCode.REJECTED,
        ProblemCode.MINIMUM_NOT_MET,
        ProblemCode.QUANTITY_LIMIT,
        ProblemCode.UNKNOWN_CHANNEL,
        ProblemCode.CURRENCY_NOT_SUPPORTED,
        ProblemCode.ADDRESS_INVALID
    })
    ResponseEntity<CartDetails> create(
            Actor actor,
            @Parameter(hidden = true) @RequestHeader(name = PublishableKeys.HEADER, required = false) @Nullable
                    String key,
            @RequestBody(required = false) @Valid @Nullable CreateCart request) {
        var wanted = request == null ? CreateCart.NOTHING : request;
        var access = new CartAccess(actor, null);
        var cart = wanted.hasItems() ? carts.create(wanted, access, key) : carts.createEmpty(wanted, access, key);
        return ResponseEntity.created(URI.create("/store/v1/carts/" + cart.id().text()))
                .body(cart);
    }

    /// Get a cart.
    ///
    /// Returns the cart with current prices, taxes and stock. `warnings` lists what has changed.
    @GetMapping("/{id}")
    @Operation(
            operationId = "getCart",
            responses = {
                @ApiResponse(responseCode = "200", description = "The cart."),
                @ApiResponse(
                        responseCode = "304",
                        description = "Unchanged since the version in `If-None-Match`.",
                        content = @Content)
            })
    ResponseEntity<CartDetails> show(@PathVariable CartId id, CartAccess access) {
        return ResponseEntity.ok(rates.settled(() -> carts.show(id, access)));
    }

    /// Change a cart.
    ///
    /// Applies a merge patch to e-mail address, addresses, note, currency and locale. A new currency
    /// prices every item again.
    @RateLimited(LimitPolicy.CART)
    @PatchMapping("/{id}")
    @Operation(operationId = "changeCart")
    @ChangesCart
    @Problems({ProblemCode.CURRENCY_NOT_SUPPORTED, ProblemCode.ADDRESS_INVALID, ProblemCode.REJECTED})
    ResponseEntity<CartDetails> change(
            @PathVariable CartId id, CartAccess access, @Nullable IfMatch ifMatch, MergePatch<ChangeCart> patch) {
        return ResponseEntity.ok(rates.settled(() -> carts.change(id, access, ifMatch, patch)));
    }

    /// Delete a cart.
    ///
    /// Deletes the cart permanently.
    @RateLimited(LimitPolicy.CART)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteCart")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.CART_ALREADY_COMPLETED})
    void delete(@PathVariable CartId id, CartAccess access, @Nullable IfMatch ifMatch) {
        carts.delete(id, access, ifMatch);
    }

    /// Add an item.
    ///
    /// Adds units of a variant, with the `inputs` that the product requires. Units of a variant that is
    /// in the cart already increase its quantity if their inputs are the same.
    @RateLimited(LimitPolicy.CART)
    @Idempotency(Idempotency.Mode.ROW_LOCKED)
    @PostMapping("/{id}/items")
    @Operation(operationId = "addCartItem")
    @ChangesCart
    @Problems({ProblemCode.REJECTED, ProblemCode.MINIMUM_NOT_MET, ProblemCode.QUANTITY_LIMIT})
    ResponseEntity<CartDetails> add(
            @PathVariable CartId id,
            CartAccess access,
            @Nullable IfMatch ifMatch,
            @RequestBody @Valid AddItem request) {
        return ResponseEntity.ok(rates.settled(() -> carts.add(id, access, ifMatch, request)));
    }

    /// Replace all items.
    ///
    /// Replaces the content of the cart with exactly these items. If one of them cannot be bought, the request
    /// changes nothing.
    @RateLimited(LimitPolicy.CART)
    @PutMapping("/{id}/items")
    @Operation(operationId = "replaceCartItems")
    @ChangesCart
    @Problems({ProblemCode.REJECTED, ProblemCode.MINIMUM_NOT_MET, ProblemCode.QUANTITY_LIMIT})
    ResponseEntity<CartDetails> replace(
            @PathVariable CartId id,
            CartAccess access,
            @Nullable IfMatch ifMatch,
            @RequestBody @Valid ReplaceItems request) {
        return ResponseEntity.ok(rates.settled(() -> carts.replace(id, access, ifMatch, request)));
    }

    /// Change an item.
    ///
    /// Sets the quantity of an item, its inputs, or both. If another item of the variant has the same inputs
    /// then, both are merged.
    @RateLimited(LimitPolicy.CART)
    @PatchMapping("/{id}/items/{itemId}")
    @Operation(operationId = "changeCartItem")
    @ChangesCart
    @Problems({ProblemCode.REJECTED, ProblemCode.MINIMUM_NOT_MET, ProblemCode.QUANTITY_LIMIT})
    ResponseEntity<CartDetails> changeItem(
            @PathVariable CartId id,
            @PathVariable CartItemId itemId,
            CartAccess access,
            @Nullable IfMatch ifMatch,
            @RequestBody @Valid ChangeItem request) {
        return ResponseEntity.ok(rates.settled(() -> carts.change(id, access, ifMatch, itemId, request)));
    }

    /// Remove an item.
    ///
    /// Removes all units of an item and returns the cart.
    @RateLimited(LimitPolicy.CART)
    @DeleteMapping("/{id}/items/{itemId}")
    @Operation(operationId = "removeCartItem")
    @ChangesCart
    ResponseEntity<CartDetails> remove(
            @PathVariable CartId id, @PathVariable CartItemId itemId, CartAccess access, @Nullable IfMatch ifMatch) {
        return ResponseEntity.ok(rates.settled(() -> carts.remove(id, access, ifMatch, itemId)));
    }

    /// Explain the total of a cart.
    ///
    /// Explains every cent of the total by the rule it follows from: the price and its price list, the shipping
    /// rate, the tax with its zone, rate and rounding. The parts sum to the total exactly.
    @GetMapping("/{id}/explain")
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
    @PostMapping("/{id}/quote")
    @Operation(operationId = "quoteCart")
    @ChangesCart
    ResponseEntity<CartDetails> quote(@PathVariable CartId id, CartAccess access, @Nullable IfMatch ifMatch) {
        return ResponseEntity.ok(taxed.run(() -> rates.settled(() -> prices.quote(id, access, ifMatch))));
    }
}
