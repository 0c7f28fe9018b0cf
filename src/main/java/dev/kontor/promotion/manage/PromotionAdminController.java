package dev.kontor.promotion.manage;

import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages promotions.
@RestController
@RequestMapping("/admin/v1/promotions")
@RequiresPermission(Permission.PROMOTIONS_WRITE)
@Tag(name = "Promotions", description = "Discounts, gifts and free shipping, automatic or by code.")
class PromotionAdminController {

    private final PromotionService promotions;
    private final PromotionQueries queries;

    PromotionAdminController(PromotionService promotions, PromotionQueries queries) {
        this.promotions = promotions;
        this.queries = queries;
    }

    /// List promotions.
    ///
    /// Returns promotions in every state with the number of their uses. Sort by `createdAt`, `name` or
    /// `priority`.
    @SortableBy({"-createdAt", "name", "priority"})
    @GetMapping
    @RequiresPermission(Permission.PROMOTIONS_READ)
    @Operation(operationId = "listPromotions")
    Page<PromotionSummary> list(
            @ParameterObject @Valid PromotionFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Create a promotion.
    ///
    /// Creates a draft. It applies as soon as it is activated and its dates allow it.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createPromotion")
    @Problems({ProblemCode.REJECTED, ProblemCode.ALREADY_EXISTS})
    ResponseEntity<PromotionDetails> create(@RequestBody @Valid SavePromotion request) {
        var promotion = promotions.create(request);
        return Created.at("/admin/v1/promotions", promotion.id(), promotion);
    }

    /// Get a promotion.
    ///
    /// Changing the promotion requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.PROMOTIONS_READ)
    @Operation(operationId = "getPromotion")
    PromotionDetails get(@PathVariable PromotionId id) {
        return promotions.get(id);
    }

    /// Change a promotion.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` clears a field, lists are replaced. A
    /// change of an active promotion applies to all carts at once. Existing orders are unchanged.
    @PatchMapping("/{id}")
    @Operation(operationId = "changePromotion")
    @Problems({ProblemCode.REJECTED, ProblemCode.ALREADY_EXISTS, ProblemCode.INVALID_STATE_TRANSITION})
    PromotionDetails change(@PathVariable PromotionId id, IfMatch ifMatch, MergePatch<SavePromotion> patch) {
        return promotions.change(id, ifMatch, patch);
    }

    /// Delete a promotion.
    ///
    /// Deletes a draft. Archive promotions that were active.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deletePromotion")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    void delete(@PathVariable PromotionId id, IfMatch ifMatch) {
        promotions.delete(id, ifMatch);
    }

    /// Activate a promotion.
    ///
    /// Activates a draft or a paused promotion, after all its terms were checked again.
    @PostMapping("/{id}/activate")
    @Operation(operationId = "activatePromotion")
    @Problems({ProblemCode.REJECTED, ProblemCode.INVALID_STATE_TRANSITION})
    PromotionDetails activate(@PathVariable PromotionId id) {
        return promotions.activate(id);
    }

    /// Pause a promotion.
    ///
    /// An active promotion stops applying until it is activated again. Valid price quotes keep their
    /// discounts.
    @PostMapping("/{id}/pause")
    @Operation(operationId = "pausePromotion")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    PromotionDetails pause(@PathVariable PromotionId id) {
        return promotions.pause(id);
    }

    /// Archive a promotion.
    ///
    /// The promotion never applies again. Its codes cannot be used by other promotions.
    @PostMapping("/{id}/archive")
    @Operation(operationId = "archivePromotion")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    PromotionDetails archive(@PathVariable PromotionId id) {
        return promotions.archive(id);
    }
}
