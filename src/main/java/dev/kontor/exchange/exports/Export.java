package dev.kontor.exchange.exports;

import dev.kontor.exchange.ExportId;
import dev.kontor.jobs.JobId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An export, as stored.
///
/// @param fileId absent once the file has expired
/// @param rows absent until it is ready
/// @param size in bytes; absent until it is ready
record Export(
        ExportId id,
        ExportType type,
        ExportFormat format,
        ExportFilter filter,
        @Nullable UUID fileId,
        JobId jobId,
        @Nullable Long rows,
        @Nullable Long size,
        @Nullable Instant expiresAt,
        Instant createdAt) {}
