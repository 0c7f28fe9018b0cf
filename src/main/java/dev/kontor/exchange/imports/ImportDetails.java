package dev.kontor.exchange.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.exchange.ImportId;
import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An import, for staff.
///
/// @param jobId current or last job; its progress is at `/jobs/{id}/events`
/// @param rows number of rows in the file; absent until all were read once
/// @param tally results of the rows; expected results until the import is confirmed
/// @param problem reason of a failure
@Schema(name = "Import")
record ImportDetails(
        ImportId id,
        ImportType type,
        ImportFormat format,
        @Schema(example = "{\"Artikelnummer\":\"sku\"}") Map<String, String> mapping,
        ImportStatus status,
        @Nullable JobId jobId,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = "1000") @Nullable
        Long rows,

        ImportCounts tally,
        JobDetails.@Nullable Problem problem,
        Instant createdAt,
        Instant updatedAt) {

    /// @param job current state of its job; absent if there is none or it is no longer stored
    static ImportDetails of(Import imported, @Nullable JobDetails job) {
        return new ImportDetails(
                imported.id(),
                imported.type(),
                imported.format(),
                imported.mapping(),
                status(imported, job),
                imported.jobId(),
                imported.rows(),
                imported.counts(),
                job == null ? null : job.problem(),
                imported.createdAt(),
                imported.updatedAt());
    }

    private static ImportStatus status(Import imported, @Nullable JobDetails job) {
        return switch (imported.phase()) {
            case AWAITING_FILE -> ImportStatus.AWAITING_FILE;
            case CHECKING -> running(job, ImportStatus.CHECKING);
            case CHECKED -> ImportStatus.CHECKED;
            case IMPORTING -> running(job, ImportStatus.IMPORTING);
            case DONE -> ImportStatus.DONE;
        };
    }

    private static ImportStatus running(@Nullable JobDetails job, ImportStatus status) {
        if (job == null || job.status() == JobStatus.FAILED) {
            return ImportStatus.FAILED;
        }
        return job.status() == JobStatus.CANCELED ? ImportStatus.CANCELED : status;
    }
}
