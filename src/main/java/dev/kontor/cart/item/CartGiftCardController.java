package dev.kontor.cart.item;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.ChangesCart;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.GiftCards;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Gift cards and store credit of carts, for buyers.
@RestController
@RequestMapping("/store/v1/carts/{id}")
@Tag(name = "Carts")
@RequiresCapability(RequiresCapability.CART_TOKEN)
class CartGiftCardController {

    private final CartGiftCardService service;
    private final GiftCards cards;
    private final CarrierRates rates;

    CartGiftCardController(CartGiftCardService service, GiftCards cards, CarrierRates rates) {
        this.service = service;
        this.cards = cards;
        this.rates = rates;
    }

    /// Apply a gift card.
    ///
    /// Lets a gift card pay for the cart, after those that it has, and returns the cart: `giftCards` says what
    /// each pays, and `amountDue` what is left. Total and tax do not change. The card is spent when the order
    /// is placed. Applying a card again changes nothing. A response does not tell unknown codes from disabled
    /// and expired cards.
    @RateLimited(LimitPolicy.GIFT_CARD)
    @PostMapping("/gift-cards")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "applyCartGiftCard")
    @ChangesCart
    @Problems({ProblemCode.GIFT_CARD_NOT_APPLICABLE, ProblemCode.QUANTITY_LIMIT})
    ResponseEntity<CartDetails> apply(
            @PathVariable CartId id,
            CartAccess access,
            @Nullable IfMatch ifMatch,
            @RequestBody @Valid ApplyGiftCard request) {
        var found = cards.lookUp(request.code());
        return ResponseEntity.ok(rates.settled(() -> service.apply(id, access, ifMatch, found)));
    }

    /// Remove a gift card.
    ///
    /// Removes the gift card from the cart, and returns the cart.
    @RateLimited(LimitPolicy.CART)
    @DeleteMapping("/gift-cards/{giftCardId}")
    @Operation(operationId = "removeCartGiftCard")
    @ChangesCart
    ResponseEntity<CartDetails> remove(
            @PathVariable CartId id,
            @PathVariable GiftCardId giftCardId,
            CartAccess access,
            @Nullable IfMatch ifMatch) {
        return ResponseEntity.ok(rates.settled(() -> service.remove(id, access, ifMatch, giftCardId)));
    }

    /// Pay with store credit.
    ///
    /// Lets the customer's store credit in the currency of the cart pay, after the gift cards that the cart has.
    /// `giftCards` shows what it pays, and `amountDue` what is left. It is spent when the order is placed.
    @RateLimited(LimitPolicy.CART)
    @PutMapping("/store-credit")
    @RequiresCustomer
    @Operation(operationId = "applyCartStoreCredit")
    @ChangesCart
    @Problems({ProblemCode.GIFT_CARD_NOT_APPLICABLE, ProblemCode.QUANTITY_LIMIT})
    ResponseEntity<CartDetails> applyCredit(@PathVariable CartId id, Actor.Customer actor, @Nullable IfMatch ifMatch) {
        return ResponseEntity.ok(rates.settled(() -> service.applyCredit(id, new CartAccess(actor, null), ifMatch)));
    }

    /// Stop paying with store credit.
    ///
    /// Removes the store credit from the cart, and returns the cart.
    @RateLimited(LimitPolicy.CART)
    @DeleteMapping("/store-credit")
    @RequiresCustomer
    @Operation(operationId = "removeCartStoreCredit")
    @ChangesCart
    @Problems(ProblemCode.GIFT_CARD_NOT_APPLICABLE)
    ResponseEntity<CartDetails> removeCredit(@PathVariable CartId id, Actor.Customer actor, @Nullable IfMatch ifMatch) {
        return ResponseEntity.ok(rates.settled(() -> service.removeCredit(id, new CartAccess(actor, null), ifMatch)));
    }
}
