package dev.kontor.payment.reconciliation;

import dev.kontor.payment.ReconciliationId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A comparison of a provider with the ledger.
///
/// @param charges number of charges listed so far
/// @param differences number of differences; known with status `DONE`
record Reconciliation(
        ReconciliationId id,
        @Schema(example = "stripe") String provider,
        Instant from,
        Instant until,
        ReconciliationStatus status,
        int charges,
        int differences,
        Instant startedAt,
        @Nullable Instant endedAt,
        long version)
        implements Versioned {}
