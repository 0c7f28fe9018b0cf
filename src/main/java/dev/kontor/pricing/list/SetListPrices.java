package dev.kontor.pricing.list;

import dev.kontor.catalog.VariantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Prices that come into a price list, or replace what it has for the same variants.
///
/// @param remove variants that the list says nothing about any more
record SetListPrices(
        @NotNull @Size(max = 500) List<@NotNull @Valid ListPrice> prices,
        @Nullable @Size(max = 500) List<@NotNull VariantId> remove) {

    List<VariantId> removed() {
        return remove == null ? List.of() : remove;
    }

    List<VariantId> variants() {
        return Stream.concat(prices.stream().map(ListPrice::variantId), removed().stream())
                .toList();
    }
}
