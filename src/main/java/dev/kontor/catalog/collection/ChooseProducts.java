package dev.kontor.catalog.collection;

import dev.kontor.catalog.ProductId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Products to put into a collection, to move in it, and to take out of it.
///
/// @param add in this order; what is there already moves
/// @param remove what is not there is no mistake
/// @param before the product that they come before; at the end if absent
record ChooseProducts(
        @Size(max = ProductCollection.MAX_PRODUCTS) @Nullable
        List<@NotNull ProductId> add,

        @Size(max = ProductCollection.MAX_PRODUCTS) @Nullable
        List<@NotNull ProductId> remove,

        @Nullable ProductId before) {}
