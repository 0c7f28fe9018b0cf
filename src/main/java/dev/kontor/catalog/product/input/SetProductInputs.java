package dev.kontor.catalog.product.input;

import dev.kontor.catalog.input.BuyerInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// All buyer inputs of a product.
///
/// @param inputs in display order
record SetProductInputs(
        @NotNull @Size(max = BuyerInput.MAX_INPUTS) List<@NotNull @Valid InputDefinition> inputs) {}
