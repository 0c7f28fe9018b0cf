package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.bulk.ProductWriter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request to create and replace many products.
///
/// @param atomic whether all operations fail if one of them does; false if absent
/// @param operations executed in order
record BulkProducts(
        @Schema(example = "false") @Nullable Boolean atomic,

        @NotEmpty @Size(max = ProductWriter.MAX) List<@NotNull @Valid BulkOperation> operations) {

    boolean isAtomic() {
        return Boolean.TRUE.equals(atomic);
    }
}
