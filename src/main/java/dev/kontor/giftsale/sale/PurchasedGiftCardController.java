package dev.kontor.giftsale.sale;

import dev.kontor.giftsale.PurchasedGiftCardId;
import dev.kontor.order.OrderId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the gift cards of orders to staff.
@RestController
@RequiresPermission(Permission.GIFT_CARDS_WRITE)
@Tag(name = "Gift cards")
class PurchasedGiftCardController {

    private final GiftCardDesk desk;

    PurchasedGiftCardController(GiftCardDesk desk) {
        this.desk = desk;
    }

    /// List the gift cards of an order.
    ///
    /// Returns the gift cards that were issued for a paid order, without their codes, and whether they were
    /// mailed.
    @GetMapping("/admin/v1/orders/{id}/gift-cards")
    @RequiresPermission(Permission.GIFT_CARDS_READ)
    @Operation(operationId = "listOrderGiftCards")
    Page<ManagedGiftCard> list(@PathVariable OrderId id) {
        return Page.whole(desk.of(id).stream().map(ManagedGiftCard::of).toList());
    }

    /// Change the delivery of a gift card.
    ///
    /// Takes a JSON merge patch with another recipient or day. A gift card that was mailed can no longer be
    /// changed.
    @RequiresRecentFactor
    @PatchMapping("/admin/v1/purchased-gift-cards/{id}")
    @Operation(operationId = "changeGiftCardDelivery")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ManagedGiftCard change(
            @PathVariable PurchasedGiftCardId id, IfMatch ifMatch, MergePatch<ChangeGiftCardDelivery> patch) {
        return ManagedGiftCard.of(desk.change(id, ifMatch, patch));
    }

    /// Mail a gift card.
    ///
    /// Sends the code to the recipient now: for the first time, instead of on the requested day, or again.
    @PostMapping("/admin/v1/purchased-gift-cards/{id}/send")
    @Operation(operationId = "sendPurchasedGiftCard")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ManagedGiftCard send(@PathVariable PurchasedGiftCardId id) {
        return ManagedGiftCard.of(desk.send(id));
    }
}
