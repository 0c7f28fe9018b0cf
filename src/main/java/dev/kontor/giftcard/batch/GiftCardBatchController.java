package dev.kontor.giftcard.batch;

import dev.kontor.giftcard.GiftCardBatchId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Attachment;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages batches of gift cards.
@RestController
@RequestMapping("/admin/v1/gift-card-batches")
@RequiresPermission(Permission.GIFT_CARDS_READ)
@Tag(name = "Gift cards")
class GiftCardBatchController {

    private final GiftCardBatchService service;

    GiftCardBatchController(GiftCardBatchService service) {
        this.service = service;
    }

    /// List batches of gift cards.
    ///
    /// Returns the batches without their codes, newest first. Sort by `createdAt` or `name`.
    @SortableBy({"-createdAt", "name"})
    @GetMapping
    @Operation(operationId = "listGiftCardBatches")
    Page<GiftCardBatchDetails> list(@ParameterObject @Valid Listing listing) {
        return service.list(listing);
    }

    /// Issue a batch of gift cards.
    ///
    /// A job issues up to 10,000 cards with the same value. Read their codes when `issued` equals `size`.
    @RequiresRecentFactor
    @PostMapping
    @RequiresPermission(Permission.GIFT_CARDS_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "createGiftCardBatch")
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<GiftCardBatchDetails> create(@RequestBody @Valid CreateGiftCardBatch request) {
        var batch = service.create(request);
        return ResponseEntity.accepted()
                .location(URI.create("/admin/v1/gift-card-batches/" + batch.id().text()))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(batch);
    }

    /// Get a batch of gift cards.
    ///
    /// Returns the batch without its codes. `GET /admin/v1/gift-cards` with `batchId` lists its cards.
    @GetMapping("/{id}")
    @Operation(operationId = "getGiftCardBatch")
    GiftCardBatchDetails get(@PathVariable GiftCardBatchId id) {
        return service.get(id);
    }

    /// Read the codes of a batch.
    ///
    /// Returns a CSV file with one code a line, once: Kontor then deletes what it needs to make the codes again.
    /// The audit log records this. If the file is lost, disable the cards and issue another batch.
    @RequiresRecentFactor
    @PostMapping("/{id}/codes")
    @RequiresPermission(Permission.GIFT_CARDS_WRITE)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "readGiftCardCodes")
    @FileResponse(value = "text/csv", maxLength = 1_000_000, description = "The codes.", example = "code\n")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<String> codes(@PathVariable GiftCardBatchId id) {
        var codes = service.read(id);
        return Attachment.named("gift-cards-" + id.text() + ".csv", MediaType.valueOf("text/csv"))
                .body("code\r\n" + String.join("\r\n", codes) + "\r\n");
    }
}
