package dev.kontor.customer.consent;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a text counts.
///
/// @param takesEffectAt from when on customers see it, at most two years ahead; absent for at once
record PublishConsentText(
        @Nullable @Schema(example = "2027-01-01T00:00:00Z") Instant takesEffectAt) {}
