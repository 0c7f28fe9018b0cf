package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.bulk.WantedProduct;
import dev.kontor.catalog.product.CreateProduct;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An operation on one product.
///
/// @param op `CREATE` fails if the product exists, `UPDATE` if it does not
/// @param data the whole product: what is missing is removed
/// @param published whether to publish the product; if absent, the status is unchanged and a new product is a
/// draft
record BulkOperation(
        @NotNull WantedProduct.Step op,

        @Schema(example = "erp-4711") @NotNull @Size(max = 255) @Pattern(regexp = CreateProduct.EXTERNAL_ID)
        String externalId,

        @Schema(implementation = CreateProduct.class) @NotNull
        ObjectNode data,

        @Schema(example = "true") @Nullable Boolean published) {

    WantedProduct target() {
        return new WantedProduct(op, externalId, data, false, published, null);
    }
}
