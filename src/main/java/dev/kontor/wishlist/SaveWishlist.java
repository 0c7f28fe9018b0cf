package dev.kontor.wishlist;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Names a wishlist.
record SaveWishlist(
        @NotBlank @Size(max = 100) @Schema(example = "Birthday")
        String name) {}
