package dev.kontor.cart.merge;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.item.CartDetails;
import dev.kontor.cart.item.CartResponse;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Carts of customers: the open one, and what a guest had before signing in.
@RestController
@Tag(name = "Carts", description = "What a buyer is about to buy, with what it costs now.")
@RequiresCustomer
class CartMergeController {

    private final CartMergeService arrivals;

    CartMergeController(CartMergeService arrivals) {
        this.arrivals = arrivals;
    }

    /// Get my open cart.
    ///
    /// The cart of the signed-in customer that can be changed, on whatever device it was filled; of several the one
    /// that was changed last.
    @GetMapping("/store/v1/me/cart")
    @Operation(operationId = "getMyCart")
    @Problems(ProblemCode.NOT_FOUND)
    ResponseEntity<CartDetails> open(Actor.Customer customer) {
        return CartResponse.of(ResponseEntity.ok(), arrivals.open(customer));
    }

    /// Bring a guest's cart into the account.
    ///
    /// Needs the token of the guest's cart. Where the customer has no open cart, it becomes theirs as it is.
    /// Otherwise its items go into the open cart, which is answered: quantities add up to the limits, what goes
    /// beyond stays out; currency and language stay, and e-mail address, addresses and note are taken where there
    /// were none. The guest's cart and its token are gone then.
    @RateLimited(LimitPolicy.CART)
    @PostMapping("/store/v1/carts/{id}/merge")
    @Operation(operationId = "mergeCart")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.CART_ALREADY_COMPLETED, ProblemCode.CART_CHANGED})
    ResponseEntity<CartDetails> merge(
            @PathVariable CartId id,
            Actor.Customer customer,
            @RequestHeader(name = CartAccess.TOKEN, required = false) @Nullable @Size(max = 100) String token) {
        return CartResponse.of(ResponseEntity.ok(), arrivals.merge(id, customer, token));
    }
}
