package dev.kontor.catalog.product.input;

import dev.kontor.catalog.input.BuyerInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// What buyers are asked about a product, all of it.
///
/// @param inputs in the order in which they are asked for
record SetProductInputs(
        @NotNull @Size(max = BuyerInput.MAX_INPUTS) List<@NotNull @Valid InputDefinition> inputs) {}
