package dev.kontor.cart.merge;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.ChangesCart;
import dev.kontor.cart.item.CartDetails;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
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

/// Carts of customers: the active one, and the cart from before the sign-in.
@RestController
@Tag(name = "Carts", description = "Carts of buyers, with current prices.")
@RequiresCustomer
class CartMergeController {

    private final CartMergeService merges;
    private final CarrierRates rates;

    CartMergeController(CartMergeService merges, CarrierRates rates) {
        this.merges = merges;
        this.rates = rates;
    }

    /// Get my active cart.
    ///
    /// Returns the active cart of the signed-in customer, regardless of the device on which it was filled; of
    /// several, the one that changed last.
    @GetMapping("/store/v1/me/cart")
    @Operation(operationId = "getMyCart")
    @Problems(ProblemCode.NOT_FOUND)
    ResponseEntity<CartDetails> open(Actor.Customer customer) {
        return ResponseEntity.ok(rates.settled(() -> merges.open(customer)));
    }

    /// Merge a guest's cart into the account.
    ///
    /// Requires the token of the guest's cart. If the customer has no active cart, the guest's cart becomes theirs.
    /// Otherwise its items are merged into the active cart, which is returned: quantities add up to the limits, and
    /// units beyond are dropped; currency and language are unchanged; e-mail address, addresses and note are copied
    /// if they are missing. The guest's cart and its token are deleted.
    @RateLimited(LimitPolicy.CART)
    @PostMapping("/store/v1/carts/{id}/merge")
    @Operation(operationId = "mergeCart")
    @ChangesCart
    ResponseEntity<CartDetails> merge(
            @PathVariable CartId id,
            Actor.Customer customer,
            @RequestHeader(name = RequiresCapability.CART_TOKEN, required = false) @Nullable @Size(max = 100)
                    String token) {
        return ResponseEntity.ok(rates.settled(() -> merges.merge(id, customer, token)));
    }
}
