package dev.kontor.privacy.retention;

import dev.kontor.jobs.JobId;
import dev.kontor.privacy.RetentionRunId;
import dev.kontor.shared.privacy.RetentionKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run that deletes what has reached the end of its retention period.
///
/// @param requestedBy id of the member of staff who started it; `system` for the schedule
/// @param jobId the job that deletes
/// @param deleted number of objects of all kinds, so far
/// @param kinds what was deleted of each kind, so far
@Schema(name = "RetentionRun")
record RetentionRunDetails(
        RetentionRunId id,
        RetentionRunStatus status,
        @Schema(example = "system") String requestedBy,
        @Nullable JobId jobId,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Schema(example = "1204") long deleted,
        List<DeletedKind> kinds) {

    /// The deletions of a run, of one kind of data.
    ///
    /// @param days the period
    /// @param before data from before this time was due
    /// @param deleted number of objects
    /// @param failure class of the error that ended the kind early; the log has the details
    @Schema(name = "DeletedKind")
    record DeletedKind(
            RetentionKind kind,
            @Schema(example = "90") int days,
            Instant before,
            @Schema(example = "1204") long deleted,

            @Nullable @Schema(example = "QueryTimeoutException")
            String failure) {}
}
