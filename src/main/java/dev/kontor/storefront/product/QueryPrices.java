package dev.kontor.storefront.product;

import dev.kontor.catalog.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which prices are wanted.
///
/// @param currency the default currency of the shop if absent
record QueryPrices(
        @NotEmpty @Size(max = 100) List<@NotNull VariantId> variantIds,

        @Schema(type = "string", example = "EUR", minLength = 3, maxLength = 3, pattern = "^[A-Z]{3}$") @Nullable
        Currency currency) {}
