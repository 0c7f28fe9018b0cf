package dev.kontor.pricing.list;

import dev.kontor.catalog.VariantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request to add, replace and remove prices of a price list.
///
/// @param remove variants to remove from the list
public record SetListPrices(
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
