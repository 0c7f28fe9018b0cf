package dev.kontor.storefront.listing;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// A price filter, in minor units of the request's currency: `price.gte=1000`.
///
/// @param gte at least this price, in minor units of the currency
/// @param lte at most this price, in minor units of the currency
public record AmountRange(
        @Parameter(example = "1000") @Min(0) @Max(1_000_000_000_000L) @Nullable
        Long gte,

        @Parameter(example = "5000") @Min(0) @Max(1_000_000_000_000L) @Nullable
        Long lte) {}
