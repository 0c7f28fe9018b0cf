package dev.kontor.promotion.coupon;

import dev.kontor.promotion.CouponBatchId;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Attachment;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages batches of coupons.
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.PROMOTIONS_WRITE)
@Tag(name = "Promotions")
class CouponBatchAdminController {

    private final CouponBatchService batches;
    private final CouponBatchQueries queries;

    CouponBatchAdminController(CouponBatchService batches, CouponBatchQueries queries) {
        this.batches = batches;
        this.queries = queries;
    }

    /// List the coupon batches of a promotion.
    ///
    /// Returns the batches without their codes. Sort by `createdAt` or `prefix`.
    @SortableBy({"-createdAt", "prefix"})
    @GetMapping("/promotions/{id}/coupon-batches")
    @RequiresPermission(Permission.PROMOTIONS_READ)
    @Operation(operationId = "listCouponBatches")
    Page<CouponBatchDetails> list(@PathVariable PromotionId id, @ParameterObject @Valid Listing listing) {
        return queries.list(id, listing);
    }

    /// Create a coupon batch.
    ///
    /// Creates up to 1,000,000 codes at once. The promotion must require a code for them to matter.
    @PostMapping("/promotions/{id}/coupon-batches")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createCouponBatch")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.ALREADY_EXISTS})
    ResponseEntity<CouponBatchDetails> create(
            @PathVariable PromotionId id, @RequestBody @Valid CreateCouponBatch request) {
        var batch = batches.create(id, request);
        return Created.at("/admin/v1/coupon-batches", batch.id(), batch);
    }

    /// Get a coupon batch.
    ///
    /// Changing the batch requires the returned `ETag`.
    @GetMapping("/coupon-batches/{id}")
    @RequiresPermission(Permission.PROMOTIONS_READ)
    @Operation(operationId = "getCouponBatch")
    CouponBatchDetails get(@PathVariable CouponBatchId id) {
        return batches.get(id);
    }

    /// Change a coupon batch.
    ///
    /// Takes a JSON merge patch of name and expiry. An expiry in the past ends all codes at once.
    @PatchMapping("/coupon-batches/{id}")
    @Operation(operationId = "changeCouponBatch")
    CouponBatchDetails change(@PathVariable CouponBatchId id, IfMatch ifMatch, MergePatch<ChangeCouponBatch> patch) {
        return batches.change(id, ifMatch, patch);
    }

    /// Export the codes of a coupon batch.
    ///
    /// Returns a CSV file with one code a line. The audit log records each export.
    @GetMapping("/coupon-batches/{id}/codes")
    @RequiresRecentFactor
    @Operation(operationId = "exportCouponCodes")
    @FileResponse(value = "text/csv", maxLength = 100_000_000, description = "The codes.", example = "code\n")
    ResponseEntity<Resource> codes(@PathVariable CouponBatchId id) {
        var codes = batches.codes(id);
        return Attachment.named("coupons-" + codes.prefix() + ".csv", MediaType.valueOf("text/csv"))
                .body(new InputStreamResource(new CodeStream(codes)));
    }
}
