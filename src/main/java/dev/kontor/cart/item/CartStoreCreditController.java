package dev.kontor.cart.item;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Store credit of carts, for signed-in customers.
@RestController
@RequestMapping("/store/v1/carts/{id}/store-credit")
@Tag(name = "Carts")
@RequiresCustomer
class CartStoreCreditController {

    private final CartGiftCardService service;
    private final CarrierRates rates;

    CartStoreCreditController(CartGiftCardService service, CarrierRates rates) {
        this.service = service;
        this.rates = rates;
    }

    /// Pay with store credit.
    ///
    /// Lets the customer's store credit in the currency of the cart pay, after the gift cards that the cart has.
    /// `giftCards` shows what it pays, and `amountDue` what is left. It is spent when the order is placed.
    @RateLimited(LimitPolicy.CART)
    @PutMapping
    @Operation(operationId = "applyCartStoreCredit")
    @Problems({
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.CART_ALREADY_COMPLETED,
        ProblemCode.CART_CHANGED,
        ProblemCode.GIFT_CARD_NOT_APPLICABLE,
        ProblemCode.QUANTITY_LIMIT
    })
    ResponseEntity<CartDetails> apply(@PathVariable CartId id, Actor.Customer actor, @Nullable IfMatch ifMatch) {
        return ResponseEntity.ok(rates.settled(() -> service.applyCredit(id, new CartAccess(actor, null), ifMatch)));
    }

    /// Stop paying with store credit.
    ///
    /// Removes the store credit from the cart, and returns the cart.
    @RateLimited(LimitPolicy.CART)
    @DeleteMapping
    @Operation(operationId = "removeCartStoreCredit")
    @Problems({
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.CART_ALREADY_COMPLETED,
        ProblemCode.CART_CHANGED,
        ProblemCode.GIFT_CARD_NOT_APPLICABLE
    })
    ResponseEntity<CartDetails> remove(@PathVariable CartId id, Actor.Customer actor, @Nullable IfMatch ifMatch) {
        return ResponseEntity.ok(rates.settled(() -> service.removeCredit(id, new CartAccess(actor, null), ifMatch)));
    }
}
