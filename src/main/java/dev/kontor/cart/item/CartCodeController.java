package dev.kontor.cart.item;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.ChangesCart;
import dev.kontor.promotion.PromotionCodes;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Codes of promotions in carts, for buyers.
@RestController
@RequestMapping("/store/v1/carts/{id}/codes")
@Tag(name = "Carts")
@RequiresCapability(RequiresCapability.CART_TOKEN)
class CartCodeController {

    private final CartCodeService codes;
    private final CarrierRates rates;

    CartCodeController(CartCodeService codes, CarrierRates rates) {
        this.rates = rates;
        this.codes = codes;
    }

    /// Enter a code.
    ///
    /// Enters a code of a promotion and returns the cart. `codes` says whether it gives a discount and, if
    /// not, why: the cart keeps a code that it does not qualify for yet. Unknown, ended and used-up codes
    /// are rejected with a `reason`.
    @RateLimited(LimitPolicy.PROMOTION_CODE)
    @PostMapping
    @Operation(operationId = "enterCartCode")
    @ChangesCart
    @Problems({ProblemCode.PROMOTION_NOT_APPLICABLE, ProblemCode.QUANTITY_LIMIT})
    ResponseEntity<CartDetails> enter(
            @PathVariable CartId id,
            CartAccess access,
            @Nullable IfMatch ifMatch,
            @RequestBody @Valid EnterCode request) {
        return ResponseEntity.ok(rates.settled(() -> codes.enter(id, access, ifMatch, request.code())));
    }

    /// Remove a code.
    ///
    /// Removes an entered code and returns the cart with its new totals.
    @RateLimited(LimitPolicy.CART)
    @DeleteMapping("/{code}")
    @Operation(operationId = "removeCartCode")
    @ChangesCart
    ResponseEntity<CartDetails> remove(
            @PathVariable CartId id,
            @Parameter(description = "The entered code.", example = "SUMMER")
                    @PathVariable
                    @Size(max = PromotionCodes.MAX_LENGTH)
                    String code,
            CartAccess access,
            @Nullable IfMatch ifMatch) {
        return ResponseEntity.ok(rates.settled(() -> codes.remove(id, access, ifMatch, code)));
    }
}
