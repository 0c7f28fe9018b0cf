package dev.kontor.cart.item;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.ChangesCart;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// VAT numbers of buyers in carts.
@RestController
@RequestMapping("/store/v1/carts/{id}/vat-number")
@Tag(name = "Carts")
@RequiresCapability(RequiresCapability.CART_TOKEN)
class CartVatNumberController {

    private final CartVatNumberEntry numbers;
    private final CarrierRates rates;

    CartVatNumberController(CartVatNumberEntry numbers, CarrierRates rates) {
        this.rates = rates;
        this.numbers = numbers;
    }

    /// Set the VAT number.
    ///
    /// Checks the VAT number of the buyer's company with its register and returns the cart. A number with a
    /// wrong form, one that the register does not know, and one of another country than the address are
    /// rejected. If the register does not answer within three seconds, the cart keeps the number with `status`
    /// `UNVERIFIED`, and `warnings` says whether tax is charged until it is confirmed. `taxTreatment` says what
    /// the number changes.
    @RateLimited(LimitPolicy.VAT_NUMBER)
    @PutMapping
    @Operation(operationId = "setCartVatNumber")
    @ChangesCart
    @Problems(ProblemCode.VAT_NUMBER_INVALID)
    ResponseEntity<CartDetails> set(
            @PathVariable CartId id,
            CartAccess access,
            @Nullable IfMatch ifMatch,
            @RequestBody @Valid EnterVatNumber request) {
        var number = numbers.checked(id, access, ifMatch, request.vatNumber());
        return ResponseEntity.ok(rates.settled(() -> numbers.set(id, access, ifMatch, number)));
    }

    /// Remove the VAT number.
    ///
    /// Removes the number and returns the cart with its new totals.
    @RateLimited(LimitPolicy.CART)
    @DeleteMapping
    @Operation(operationId = "removeCartVatNumber")
    @ChangesCart
    ResponseEntity<CartDetails> remove(@PathVariable CartId id, CartAccess access, @Nullable IfMatch ifMatch) {
        return ResponseEntity.ok(rates.settled(() -> numbers.remove(id, access, ifMatch)));
    }
}
