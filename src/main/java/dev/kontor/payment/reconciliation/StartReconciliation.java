package dev.kontor.payment.reconciliation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/// Starts a reconciliation with a provider.
///
/// @param provider code of a provider that can list its charges
/// @param from start of the period, inclusive
/// @param until end of the period, exclusive; at most 93 days after `from`
record StartReconciliation(
        @NotBlank @Size(max = 50) @Schema(example = "stripe")
        String provider,

        @NotNull @Schema(example = "2026-11-01T00:00:00Z") Instant from,
        @NotNull @Schema(example = "2026-12-01T00:00:00Z") Instant until) {}
