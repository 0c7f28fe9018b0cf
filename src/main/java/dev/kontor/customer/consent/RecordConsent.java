package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentTextId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A consent that staff record for a customer.
///
/// @param purpose code of the purpose
/// @param given `false` withdraws
/// @param textId what the customer has read or heard: a published text of the purpose; required to give
/// @param recordedAt when the customer decided, for a consent from another system; now if absent
/// @param note the evidence: how the customer decided
record RecordConsent(
        @NotNull @Size(min = 2, max = 40) @Schema(example = "NEWSLETTER")
        String purpose,

        @NotNull Boolean given,
        @Nullable ConsentTextId textId,
        @Nullable Instant recordedAt,

        @NotBlank @Size(max = 500) @Schema(example = "By telephone on May 4.")
        String note) {}
