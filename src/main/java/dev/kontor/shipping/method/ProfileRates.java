package dev.kontor.shipping.method;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/// The rates of a method for items with a shipping profile, such as bulky or frozen items.
///
/// @param profile as the variants name it
/// @param combination how the price is combined with that of other items
/// @param rates as those of the method
record ProfileRates(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(example = "bulky")
        String profile,

        @NotNull Combination combination,
        @NotEmpty @Size(max = 1000) List<@NotNull @Valid ShippingRate> rates) {

    /// Determines how the price of a profile is combined with that of the other items.
    @Schema(name = "ShippingCombination")
    enum Combination {
        /// The price is added.
        SUM,
        /// The highest price counts: that of the items without a profile, or of a profile with this combination.
        HIGHEST
    }
}
