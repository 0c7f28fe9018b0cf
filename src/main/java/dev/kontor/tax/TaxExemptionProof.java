package dev.kontor.tax;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The certificate of an exemption.
///
/// @param validFrom absent if it has always been valid
/// @param validUntil when it ends; absent if it does not
/// @param documentReference where the shop stores the certificate
public record TaxExemptionProof(
        @Schema(example = "texm_01h455vb4pex5vsknk084sn02q") TaxExemptionId id,

        @Schema(example = "EX-2026-0042") String certificateNumber,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,

        @Nullable @Schema(example = "archive/2026/0042.pdf") String documentReference) {

    boolean isValid(Instant now) {
        return (validFrom == null || !validFrom.isAfter(now)) && (validUntil == null || validUntil.isAfter(now));
    }
}
