package dev.kontor.wishlist;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Shares a wishlist.
///
/// @param ownerName the displayed name of the owner; need not be the real one; none if absent
record ShareWishlist(
        @Nullable @Size(min = 1, max = 60) @Schema(example = "Ada")
        String ownerName) {}
