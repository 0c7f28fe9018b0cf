package dev.kontor.cart.item;

import dev.kontor.tax.VatNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// A VAT number of the buyer's company.
///
/// @param vatNumber with the prefix of its country; spaces, dots, hyphens and case do not matter
public record EnterVatNumber(
        @NotBlank @Size(max = VatNumber.MAX_LENGTH) @Schema(example = "ATU 1234 5675")
        String vatNumber) {}
