package dev.kontor.exchange.imports;

import dev.kontor.exchange.ImportId;
import dev.kontor.jobs.JobId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import, as stored.
///
/// @param mapping field names by column of the file; an empty name skips the column
/// @param round number of passes over its rows, including the current one
/// @param rows number of rows; absent until all were read once
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
        ImportCounts counts,
        Instant createdAt,
        Instant updatedAt) {

    /// The step of the import that was started or completed last.
    enum Phase {
        AWAITING_FILE,
        CHECKING,
        CHECKED,
        IMPORTING,
        DONE
    }
}
