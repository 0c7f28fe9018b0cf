package dev.kontor.cart.draft;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// Holds the stock of a draft order for a time.
///
/// @param minutes from now; at most `kontor.cart.max-draft-hold`
record HoldStock(
        @Min(1) @Max(HoldStock.MAX_MINUTES) @Schema(example = "1440")
        int minutes) {

    static final int MAX_MINUTES = 43_200;
}
