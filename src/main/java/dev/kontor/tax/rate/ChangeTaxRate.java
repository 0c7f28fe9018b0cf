package dev.kontor.tax.rate;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/// The fields of a tax rate that can be changed.
///
/// @param name name on invoices
/// @param rate `0.19` is nineteen percent
record ChangeTaxRate(
        @NotBlank @Size(max = 100) @Schema(example = "VAT") String name,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) @Schema(example = "0.19")
        BigDecimal rate) {}
