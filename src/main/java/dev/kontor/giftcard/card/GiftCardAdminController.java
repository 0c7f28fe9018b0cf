package dev.kontor.giftcard.card;

import dev.kontor.giftcard.GiftCardId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages gift cards.
@RestController
@RequestMapping("/admin/v1/gift-cards")
@RequiresPermission(Permission.GIFT_CARDS_READ)
@Tag(name = "Gift cards", description = "Issue gift cards, change them and follow their balances.")
class GiftCardAdminController {

    private final GiftCardService service;
    private final GiftCardQueries queries;

    GiftCardAdminController(GiftCardService service, GiftCardQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    /// List gift cards.
    ///
    /// Returns all gift cards without their codes, newest first. Sort by `createdAt` or `balance`.
    @SortableBy({"-createdAt", "balance"})
    @GetMapping
    @Operation(operationId = "listGiftCards")
    Page<GiftCardDetails> list(@ParameterObject @Valid GiftCardFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Issue a gift card.
    ///
    /// Creates a gift card with a random code, which is shown in this response only. For one day, a repeated
    /// request of the same caller with the same key returns the same response.
    @RequiresRecentFactor
    @PostMapping
    @RequiresPermission(Permission.GIFT_CARDS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "issueGiftCard")
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<IssuedGiftCard> issue(@RequestBody @Valid IssueGiftCard request) {
        var issued = service.issue(request);
        return ResponseEntity.created(URI.create(
                        "/admin/v1/gift-cards/" + issued.giftCard().id().text()))
                .cacheControl(CacheControl.noStore())
                .body(issued);
    }

    /// Get a gift card.
    ///
    /// Returns the gift card without its code. Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @Operation(operationId = "getGiftCard")
    GiftCardDetails get(@PathVariable GiftCardId id) {
        return queries.get(id);
    }

    /// Change a gift card.
    ///
    /// Takes a JSON merge patch. A disabled card is refused in carts and when an order is placed; orders that it
    /// has paid are unchanged, and refunds still increase its balance.
    @PatchMapping("/{id}")
    @RequiresPermission(Permission.GIFT_CARDS_WRITE)
    @Operation(operationId = "changeGiftCard")
    @Problems(ProblemCode.REJECTED)
    GiftCardDetails change(@PathVariable GiftCardId id, IfMatch ifMatch, MergePatch<ChangeGiftCard> patch) {
        return service.change(id, ifMatch, patch);
    }

    /// Adjust the balance of a gift card.
    ///
    /// Adds value or withdraws it, with a reason. The balance cannot become negative.
    @RequiresRecentFactor
    @PostMapping("/{id}/adjustments")
    @RequiresPermission(Permission.GIFT_CARDS_WRITE)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "adjustGiftCard")
    @Problems(ProblemCode.REJECTED)
    GiftCardDetails adjust(@PathVariable GiftCardId id, @RequestBody @Valid AdjustGiftCard request) {
        return service.adjust(id, request);
    }

    /// List the transactions of a gift card.
    ///
    /// Returns every movement, newest first; the amounts sum to the balance. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping("/{id}/transactions")
    @Operation(operationId = "listGiftCardTransactions")
    Page<GiftCardTransaction> transactions(@PathVariable GiftCardId id, @ParameterObject @Valid Listing listing) {
        return queries.transactions(id, listing);
    }
}
