package dev.kontor.tax.rate;

import dev.kontor.tax.TaxCategoryId;
import dev.kontor.tax.TaxJurisdictionId;
import dev.kontor.tax.TaxZoneId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A new tax rate.
///
/// @param jurisdictionId the jurisdiction that levies the tax; absent for a tax of the whole zone
/// @param compound whether the tax is levied on the price plus the taxes of the zone and of higher levels; `false` if
///     absent
/// @param validFrom absent if it has always been valid
/// @param validUntil when it ends; absent if it does not
/// @param name name on invoices
/// @param rate `0.19` is nineteen percent
record CreateTaxRate(
        @NotNull TaxZoneId zoneId,
        @NotNull TaxCategoryId categoryId,
        @NotBlank @Size(max = 100) @Schema(example = "VAT") String name,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) @Schema(example = "0.19")
        BigDecimal rate,

        @Nullable TaxJurisdictionId jurisdictionId,
        @Nullable @Schema(example = "false") Boolean compound,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil) {}
