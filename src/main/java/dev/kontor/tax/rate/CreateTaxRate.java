package dev.kontor.tax.rate;

import dev.kontor.tax.TaxCategoryId;
import dev.kontor.tax.TaxZoneId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/// A new tax rate.
///
/// @param name name on invoices
/// @param rate `0.19` is nineteen percent
record CreateTaxRate(
        @NotNull TaxZoneId zoneId,
        @NotNull TaxCategoryId categoryId,
        @NotBlank @Size(max = 100) @Schema(example = "VAT") String name,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) @Schema(example = "0.19")
        BigDecimal rate) {}
