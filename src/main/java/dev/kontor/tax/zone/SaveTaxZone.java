package dev.kontor.tax.zone;

import dev.kontor.tax.TaxSettings;
import dev.kontor.tax.area.TaxArea;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The editable fields of a tax zone.
///
/// @param pricesIncludeTax whether the amounts that buyers see there include tax
/// @param isDefault whether destinations in no area belong to the zone; one zone at most; `false` if absent
/// @param isExport whether the places are outside of the shop's tax territory, so that no tax is charged there;
///     `false` if absent. Without a price basis, `pricesIncludeTax` says whether prices include the tax of the
///     shop's own country
/// @param rounding `LINE` if absent
/// @param roundingMode `HALF_UP` if absent
/// @param roundingTarget `NET` if absent
/// @param shippingTax `CATEGORY` if absent
record SaveTaxZone(
        @NotBlank @Size(max = 100) @Schema(example = "Germany")
        String name,

        @NotNull @Schema(example = "true") Boolean pricesIncludeTax,
        @NotNull @Size(max = 500) List<@NotNull @Valid TaxArea> areas,
        @Nullable @Schema(example = "false") Boolean isDefault,
        @Nullable @Schema(example = "false") Boolean isExport,
        TaxSettings.@Nullable Rounding rounding,
        TaxSettings.@Nullable Mode roundingMode,
        TaxSettings.@Nullable Target roundingTarget,
        TaxSettings.@Nullable ShippingTax shippingTax) {

    SaveTaxZone with(List<TaxArea> checked) {
        return new SaveTaxZone(
                name,
                pricesIncludeTax,
                checked,
                wantsDefault(),
                wantsExport(),
                settings().rounding(),
                settings().roundingMode(),
                settings().roundingTarget(),
                settings().shippingTax());
    }

    boolean wantsDefault() {
        return Boolean.TRUE.equals(isDefault);
    }

    boolean wantsExport() {
        return Boolean.TRUE.equals(isExport);
    }

    TaxSettings settings() {
        return new TaxSettings(
                Objects.requireNonNullElse(rounding, TaxSettings.DEFAULT.rounding()),
                Objects.requireNonNullElse(roundingMode, TaxSettings.DEFAULT.roundingMode()),
                Objects.requireNonNullElse(roundingTarget, TaxSettings.DEFAULT.roundingTarget()),
                Objects.requireNonNullElse(shippingTax, TaxSettings.DEFAULT.shippingTax()));
    }
}
