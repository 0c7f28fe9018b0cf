package dev.kontor.tax.exemption;

import dev.kontor.shared.address.Area;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of a tax exemption that can be changed.
///
/// @param areas destinations in which it holds
/// @param validFrom absent if it has always been valid
/// @param validUntil when the certificate ends; absent if it does not
/// @param documentReference where the shop stores the certificate
record ChangeTaxExemption(
        @NotBlank @Size(max = 100) @Schema(example = "EX-2026-0042")
        String certificateNumber,

        @NotEmpty @Size(max = 100) List<@NotNull @Valid Area> areas,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,

        @Nullable @Size(max = 500) @Schema(example = "archive/2026/0042.pdf")
        String documentReference) {

    ChangeTaxExemption with(List<Area> checked) {
        return new ChangeTaxExemption(certificateNumber, checked, validFrom, validUntil, documentReference);
    }
}
