package dev.kontor.pricing.list;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// Filters the list of price lists.
record PriceListFilter(
        @Parameter(description = "Only lists in this state.") @Nullable
        PriceListStatus status) {}
