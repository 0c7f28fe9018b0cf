package dev.kontor.catalog.input;

import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value that a buyer has entered for each unit of an item, as carts and orders show it.
///
/// @param label in the language of the buyer
/// @param value as text: a number in digits, a day as `2026-12-24`, `true` or `false`, the value of a choice,
///     an amount in minor units as `5000 EUR`
/// @param valueLabel a choice or an amount in the language of the buyer; absent for others
/// @param surcharge price added to each unit; included in the unit price
public record EnteredInput(
        @Schema(example = "engraving") String code,
        @Schema(example = "Text to engrave") String label,
        InputKind kind,
        @Schema(example = "For Ada") String value,
        @Nullable @Schema(example = "Gold") String valueLabel,
        @Nullable Money surcharge) {

    /// Returns the surcharge for price explanations; empty for none.
    public Optional<Explanation.Surcharge> surcharged() {
        return surcharge == null ? Optional.empty() : Optional.of(new Explanation.Surcharge(code, label, surcharge));
    }

    public EnteredInput costing(@Nullable Money other) {
        return new EnteredInput(code, label, kind, value, valueLabel, other);
    }
}
