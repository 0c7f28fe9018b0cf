package dev.kontor.storefront.product;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether something can be had now.
///
/// @param inStock whether at least one unit can be bought
/// @param lowStock how many units are left; only if they are few
record Stock(
        boolean inStock, @Schema(example = "3") @Nullable Integer lowStock) {

    static final Stock NONE = new Stock(false, null);

    /// @param available units that can be bought; absent where stock was never entered
    static Stock of(@Nullable Integer available, @Nullable Boolean tracked, int low) {
        if (available == null || tracked == null) {
            return NONE;
        }
        if (!tracked) {
            return new Stock(true, null);
        }
        return new Stock(available > 0, available > 0 && available <= low ? available : null);
    }
}
