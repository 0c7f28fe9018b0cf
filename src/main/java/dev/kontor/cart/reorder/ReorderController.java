package dev.kontor.cart.reorder;

import dev.kontor.cart.OrderReference;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.ChangesCart;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Orders again, for buyers.
@RestController
@Tag(name = "Orders")
class ReorderController {

    private final ReorderService service;
    private final CarrierRates rates;

    ReorderController(ReorderService service, CarrierRates rates) {
        this.service = service;
        this.rates = rates;
    }

    /// Order again.
    ///
    /// Puts the items of a past order, with the entered `inputs`, into a new cart at current prices, or into
    /// the cart `cartId`. Nothing else is copied from the order. `items` reports each line of the order: units
    /// that are no longer sold or not in stock, and units with inputs that are no longer valid, are left out
    /// with a `reason`. A new cart has the channel, the currency and the language of the order if they are
    /// still offered. A guest receives the `token` of a new cart once, and sends the token of an existing cart
    /// as `X-Cart-Token`. A repeated request of a guest adds the items again, regardless of its
    /// `Idempotency-Key`: a response with a token is never replayed.
    @RateLimited(LimitPolicy.CART)
    @PostMapping("/store/v1/orders/{id}/reorder")
    @RequiresCapability(RequiresCapability.ORDER_TOKEN)
    @Idempotency(Idempotency.Mode.SIGNED_IN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "reorder")
    @ChangesCart
    @Problems(ProblemCode.UNKNOWN_CHANNEL)
    ResponseEntity<Reordered> reorder(
            @PathVariable OrderReference id,
            Actor actor,
            @RequestHeader(name = RequiresCapability.ORDER_TOKEN, required = false) @Size(max = 200) @Nullable
                    String token,
            @RequestHeader(name = RequiresCapability.CART_TOKEN, required = false) @Size(max = 200) @Nullable
                    String cartToken,
            @RequestBody(required = false) @Valid @Nullable ReorderRequest request) {
        var wanted = request == null ? ReorderRequest.NEW_CART : request;
        var reordered =
                rates.settled(() -> service.reorder(id, token, new CartAccess(actor, cartToken), wanted.cartId()));
        return Created.at("/store/v1/carts", reordered.cart().id(), reordered);
    }
}
