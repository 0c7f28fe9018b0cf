package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.bulk.ProductWriter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Many changes of products at once.
///
/// @param atomic whether all or none are to happen; false if absent
/// @param operations done in their order
record BulkProducts(
        @Schema(example = "false") @Nullable Boolean atomic,

        @NotEmpty @Size(max = ProductWriter.MOST) List<@NotNull @Valid BulkOperation> operations) {

    boolean isAtomic() {
        return Boolean.TRUE.equals(atomic);
    }
}
