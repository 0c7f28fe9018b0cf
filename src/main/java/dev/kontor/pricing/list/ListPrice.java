package dev.kontor.pricing.list;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// The price of one variant in a price list.
///
/// @param compareAtPrice previous price; if absent, the base price if it is higher
record ListPrice(
        @NotNull VariantId variantId,
        @NotNull Money amount,
        @Nullable Money compareAtPrice) {}
