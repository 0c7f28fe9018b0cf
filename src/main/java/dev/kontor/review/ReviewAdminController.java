package dev.kontor.review;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Moderates reviews.
@RestController
@RequestMapping("/admin/v1/reviews")
@RequiresPermission(Permission.REVIEWS_WRITE)
@Tag(name = "Reviews", description = "Customers' product reviews.")
class ReviewAdminController {

    private final ReviewService reviews;

    ReviewAdminController(ReviewService reviews) {
        this.reviews = reviews;
    }

    /// List reviews.
    ///
    /// Returns reviews, the newest first. `status=PENDING` returns those that wait for approval. Sort by
    /// `createdAt` or `updatedAt`.
    @SortableBy({"-createdAt", "updatedAt"})
    @GetMapping
    @RequiresPermission(Permission.REVIEWS_READ)
    @Operation(operationId = "listReviews")
    Page<ReviewDetails> list(@ParameterObject @Valid ReviewFilter filter, @ParameterObject @Valid Listing listing) {
        return reviews.list(filter, listing);
    }

    /// Get a review.
    ///
    /// Changing the review requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.REVIEWS_READ)
    @Operation(operationId = "getReview")
    ReviewDetails get(@PathVariable ReviewId id) {
        return reviews.get(id);
    }

    /// Approve, reject or reply to a review.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` clears a field. An approved review is
    /// published and counts towards the rating of the product immediately.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeReview")
    ReviewDetails change(@PathVariable ReviewId id, IfMatch ifMatch, MergePatch<ChangeReview> patch) {
        return reviews.change(id, ifMatch, patch);
    }

    /// Delete a review.
    ///
    /// Permanently deletes the review. The customer can then write another one.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteReview")
    void delete(@PathVariable ReviewId id, IfMatch ifMatch) {
        reviews.delete(id, ifMatch);
    }
}
