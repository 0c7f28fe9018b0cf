package dev.kontor.catalog.product;

import dev.kontor.catalog.ProductId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/// What became of each operation, in their order.
record BulkOutcome(List<Item> items) {

    /// What became of one operation.
    ///
    /// @param index its place in the request, from 0
    /// @param status what it would have been answered alone: 201 created, 200 changed or as it was, else refused
    /// @param changed whether anything is other than before
    /// @param problem why it was refused
    @Schema(name = "BulkItem")
    record Item(
            @Schema(example = "0") int index,
            @Schema(example = "201") int status,
            @Schema(example = "true") boolean changed,
            @Schema(example = "erp-4711") String externalId,
            @Nullable ProductId id,

            @Schema(ref = "#/components/schemas/Problem") @Nullable
            ProblemDetail problem) {}
}
