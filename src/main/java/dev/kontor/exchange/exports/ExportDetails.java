package dev.kontor.exchange.exports;

import dev.kontor.exchange.ExportId;
import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An export as staff see it.
///
/// @param jobId the work; watch it at `/jobs/{id}/events`
/// @param rows how many there are; known when it is ready
/// @param size in bytes; known when it is ready
/// @param expiresAt when the file is gone; absent once it is
@Schema(name = "Export")
record ExportDetails(
        ExportId id,
        ExportType type,
        ExportFormat format,
        ExportFilter filter,
        ExportStatus status,
        JobId jobId,
        @Schema(example = "1000") @Nullable Long rows,
        @Schema(example = "204800") @Nullable Long size,
        @Nullable Instant expiresAt,
        Instant createdAt) {

    /// Where an export is in its life.
    @Schema(name = "ExportStatus")
    enum ExportStatus {
        RUNNING,
        READY,
        FAILED,
        CANCELED,
        EXPIRED
    }

    /// @param job as its job is now; absent if it is not kept any more
    static ExportDetails of(Export export, @Nullable JobDetails job) {
        return new ExportDetails(
                export.id(),
                export.type(),
                export.format(),
                export.filter(),
                status(export, job),
                export.jobId(),
                export.rows(),
                export.size(),
                export.expiresAt(),
                export.createdAt());
    }

    private static ExportStatus status(Export export, @Nullable JobDetails job) {
        if (export.fileId() == null) {
            return ExportStatus.EXPIRED;
        }
        if (export.rows() != null) {
            return ExportStatus.READY;
        }
        if (job == null || job.status() == JobStatus.FAILED) {
            return ExportStatus.FAILED;
        }
        return job.status() == JobStatus.CANCELED ? ExportStatus.CANCELED : ExportStatus.RUNNING;
    }
}
