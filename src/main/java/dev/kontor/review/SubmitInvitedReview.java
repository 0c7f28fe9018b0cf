package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/// A review of a bought product.
///
/// @param productId one of the products of the invitation
record SubmitInvitedReview(
        @NotNull ProductId productId, @NotNull @Valid SubmitReview review) {}
