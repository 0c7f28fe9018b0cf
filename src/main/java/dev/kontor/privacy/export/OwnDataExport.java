package dev.kontor.privacy.export;

import dev.kontor.privacy.DataExportId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An export of the caller's data.
///
/// @param bytes size of the archive; absent until it is ready
/// @param expiresAt when the archive is deleted
record OwnDataExport(
        DataExportId id,
        DataExportStatus status,
        @Nullable @Schema(example = "48213") Long bytes,
        Instant createdAt,
        Instant expiresAt) {

    static OwnDataExport of(DataExportDetails export) {
        return new OwnDataExport(export.id(), export.status(), export.bytes(), export.createdAt(), export.expiresAt());
    }
}
