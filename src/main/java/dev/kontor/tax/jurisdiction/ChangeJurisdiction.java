package dev.kontor.tax.jurisdiction;

import dev.kontor.tax.TaxJurisdictionId;
import dev.kontor.tax.area.TaxArea;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of a tax jurisdiction that can be changed.
///
/// @param name unique; shown with its taxes
/// @param parentId a jurisdiction of a higher level
/// @param areas where it levies taxes
@Schema(name = "ChangeTaxJurisdiction")
record ChangeJurisdiction(
        @NotBlank @Size(max = 100) @Schema(example = "Los Angeles County")
        String name,

        @Nullable TaxJurisdictionId parentId,
        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid TaxArea> areas) {

    ChangeJurisdiction with(List<TaxArea> checked) {
        return new ChangeJurisdiction(name, parentId, checked);
    }
}
