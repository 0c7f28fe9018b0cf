package dev.kontor.pricing.history;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// Filters the price history.
record PriceHistoryFilter(
        @Parameter(
                description = "Only prices in this currency.",
                schema =
                        @Schema(type = "string", minLength = 3, maxLength = 3, pattern = "^[A-Z]{3}$", example = "EUR"))
        @Nullable
        Currency currency) {}
