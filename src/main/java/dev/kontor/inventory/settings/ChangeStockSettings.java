package dev.kontor.inventory.settings;

import dev.kontor.inventory.stock.AllocationStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// Changes the settings of stock; `null` restores the default.
///
/// @param lowThreshold stock is low at this number of units over all locations, or fewer; from the next change
///     of the stock on
/// @param allocation order in which locations are chosen if several have the units; for new orders
record ChangeStockSettings(
        @Schema(example = "5") @Nullable @Min(0) @Max(1_000_000)
        Integer lowThreshold,

        @Schema(example = "NEAREST") @Nullable AllocationStrategy allocation) {}
