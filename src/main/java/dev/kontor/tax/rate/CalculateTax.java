package dev.kontor.tax.rate;

import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// A request to calculate the tax of amounts.
record CalculateTax(
        @NotNull @Valid Destination destination,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid Item> items) {

    /// @param amount of the whole line as buyers at the destination see it, with or without tax
    /// @param category code of the tax category
    @Schema(name = "CalculateTaxItem")
    record Item(
            @NotNull Money amount,

            @NotNull @Size(max = 40) @Schema(example = "standard")
            String category) {}
}
