package dev.kontor.giftsale.sale;

import dev.kontor.giftsale.PurchasedGiftCardId;
import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the gift cards of an order to its buyer.
@RestController
@RequestMapping("/store/v1/orders/{id}/gift-cards")
@Tag(name = "Gift cards")
class OwnGiftCardController {

    private final GiftCardDesk desk;

    OwnGiftCardController(GiftCardDesk desk) {
        this.desk = desk;
    }

    /// List the gift cards of an order.
    ///
    /// Returns the gift cards shortly after the order was paid, without their codes: only the recipients
    /// get these, by mail. Requires the customer who placed the order or the order token from the checkout.
    @GetMapping
    @RequiresCapability(RequiresCapability.ORDER_TOKEN)
    @Operation(operationId = "listOwnGiftCards")
    Page<OwnGiftCard> list(
            @PathVariable OrderId id,
            @RequestHeader(name = RequiresCapability.ORDER_TOKEN, required = false) @Size(max = 200) @Nullable
                    String token,
            Actor actor) {
        return Page.whole(
                desk.own(id, actor, token).stream().map(OwnGiftCard::of).toList());
    }

    /// Mail a gift card again.
    ///
    /// Sends the code to the recipient of the order once more, at most `kontor.giftsale.max-sends` times in
    /// total. A card that was not mailed yet is 409: it is mailed at `sendAt`.
    @PostMapping("/{giftCardId}/send")
    @RequiresCapability(RequiresCapability.ORDER_TOKEN)
    @RateLimited(LimitPolicy.MAIL)
    @Operation(operationId = "resendOwnGiftCard")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.QUOTA_EXCEEDED})
    OwnGiftCard send(
            @PathVariable OrderId id,
            @PathVariable PurchasedGiftCardId giftCardId,
            @RequestHeader(name = RequiresCapability.ORDER_TOKEN, required = false) @Size(max = 200) @Nullable
                    String token,
            Actor actor) {
        return OwnGiftCard.of(desk.resendOwn(id, giftCardId, actor, token));
    }
}
