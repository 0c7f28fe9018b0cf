package dev.kontor.exchange.exports;

import dev.kontor.exchange.ExportId;
import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An export, for staff.
///
/// @param jobId job that writes the file; its progress is at `/jobs/{id}/events`
/// @param rows number of exported entries; absent until it is ready
/// @param size size of the file in bytes; absent until it is ready
/// @param expiresAt time at which the file is deleted; absent once it is
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

    /// The status of an export.
    @Schema(name = "ExportStatus")
    enum ExportStatus {
        RUNNING,
        READY,
        FAILED,
        CANCELED,
        EXPIRED
    }

    /// @param job current state of its job; absent if it is no longer stored
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
