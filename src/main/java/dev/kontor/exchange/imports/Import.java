package dev.kontor.exchange.imports;

import dev.kontor.exchange.ImportId;
import dev.kontor.jobs.JobId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stored import.
///
/// @param mapping field names by file column; an empty one ignores the column
/// @param round number of passes over its rows, including the current one
/// @param rows known after the first complete pass
record Import(
        ImportId id,
        ImportType type,
        ImportFormat format,
        Map<String, String> mapping,
        Phase phase,
        @Nullable UUID fileId,
        @Nullable JobId jobId,
        int round,
        @Nullable Long rows,
        ImportCounts tally,
        Instant createdAt,
        Instant updatedAt) {

    /// The current or last phase.
    enum Phase {
        AWAITING_FILE,
        CHECKING,
        CHECKED,
        IMPORTING,
        DONE
    }
}
