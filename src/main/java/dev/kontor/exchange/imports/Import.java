package dev.kontor.exchange.imports;

import dev.kontor.exchange.ImportId;
import dev.kontor.jobs.JobId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import as it is kept.
///
/// @param mapping our fields by the columns of the file; an empty one leaves the column out
/// @param round how often its rows have been gone through, or begun to be
/// @param rows how many there are; known when all have been read once
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

    /// What was begun last, or is over.
    enum Phase {
        AWAITING_FILE,
        CHECKING,
        CHECKED,
        IMPORTING,
        DONE
    }
}
