package dev.kontor.tax.zone;

import dev.kontor.shared.address.Area;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// The editable fields of a tax zone.
///
/// @param pricesIncludeTax whether the amounts that buyers see there include tax
record SaveTaxZone(
        @NotBlank @Size(max = 100) @Schema(example = "Germany")
        String name,

        @NotNull @Schema(example = "true") Boolean pricesIncludeTax,
        @NotNull @Size(max = 500) List<@NotNull @Valid Area> areas) {

    static SaveTaxZone of(TaxZone zone) {
        return new SaveTaxZone(zone.name(), zone.pricesIncludeTax(), zone.areas());
    }
}
