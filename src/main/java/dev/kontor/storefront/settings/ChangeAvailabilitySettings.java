package dev.kontor.storefront.settings;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// Changes the settings of availability; `null` restores the default.
///
/// @param lowStock the largest number of units that shoppers see; above it they only learn that there is enough
record ChangeAvailabilitySettings(
        @Schema(example = "5") @Nullable @Min(0) @Max(1_000_000)
        Integer lowStock) {}
