package dev.kontor.catalog.collection;

import dev.kontor.catalog.ProductId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request to add products to a collection, and to move and remove them.
///
/// @param add in this order; products already in the collection move
/// @param remove products that are not in the collection are ignored
/// @param before the product to insert them before; at the end if absent
record ChooseProducts(
        @Size(max = ProductCollection.MAX_PRODUCTS) @Nullable
        List<@NotNull ProductId> add,

        @Size(max = ProductCollection.MAX_PRODUCTS) @Nullable
        List<@NotNull ProductId> remove,

        @Nullable ProductId before) {}
