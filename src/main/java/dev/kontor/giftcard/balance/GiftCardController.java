package dev.kontor.giftcard.balance;

import dev.kontor.giftcard.GiftCards;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.web.idempotency.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the balance of gift cards to their holders.
@RestController
@RequestMapping("/store/v1/gift-cards")
@Tag(name = "Gift cards", description = "Query the balance of a gift card.")
class GiftCardController {

    private final GiftCards cards;

    GiftCardController(GiftCards cards) {
        this.cards = cards;
    }

    /// Query the balance of a gift card.
    ///
    /// Returns what the card can pay. The response is the same for an unknown code as for a card that cannot pay.
    /// Apply the card to a cart with `POST /store/v1/carts/{id}/gift-cards`.
    @RateLimited(LimitPolicy.GIFT_CARD)
    @PostMapping("/balance")
    @Idempotency(Idempotency.Mode.NONE)
    @PublicEndpoint
    @Operation(operationId = "queryGiftCardBalance")
    ResponseEntity<CardBalance> balance(@RequestBody @Valid QueryGiftCard request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(cards.lookUp(request.code()).map(CardBalance::of).orElse(CardBalance.NONE));
    }
}
