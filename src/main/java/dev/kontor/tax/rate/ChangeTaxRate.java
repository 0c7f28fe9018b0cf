package dev.kontor.tax.rate;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The fields of a tax rate that can be changed.
///
/// @param name name on invoices
/// @param rate `0.19` is nineteen percent
/// @param compound whether the tax is levied on the price plus the taxes of the zone and of higher levels
/// @param validFrom absent if it has always been valid
/// @param validUntil when it ends; absent if it does not
record ChangeTaxRate(
        @NotBlank @Size(max = 100) @Schema(example = "VAT") String name,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) @Schema(example = "0.19")
        BigDecimal rate,

        @Nullable @Schema(example = "false") Boolean compound,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil) {

    boolean isSame(ChangeTaxRate other) {
        return rate.compareTo(other.rate) == 0
                && Boolean.TRUE.equals(compound) == Boolean.TRUE.equals(other.compound)
                && name.equals(other.name)
                && Objects.equals(validFrom, other.validFrom)
                && Objects.equals(validUntil, other.validUntil);
    }
}
