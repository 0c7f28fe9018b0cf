package dev.kontor.catalog.product.input;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// The buyer inputs of a product.
///
/// @param version of the product, which increases with each change
/// @param inputs in display order
record ProductInputs(
        ProductId productId, @Schema(example = "3") long version, List<InputDefinition> inputs) implements Versioned {

    static ProductInputs of(ProductId product, long version, List<BuyerInput> inputs) {
        return new ProductInputs(
                product, version, inputs.stream().map(InputDefinition::of).toList());
    }
}
