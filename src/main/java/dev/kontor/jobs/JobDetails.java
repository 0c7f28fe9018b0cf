package dev.kontor.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A job, for staff.
///
/// @param attempts consecutive failures without progress between them
/// @param cancelRequested whether it ends at the next step
/// @param result the result; its fields depend on the type
/// @param problem why it failed, or why it is retried
@Schema(name = "Job")
public record JobDetails(
        JobId id,
        @Schema(example = "products.import") String type,
        JobStatus status,
        JobPriority priority,
        JobProgress progress,
        @Schema(example = "0") int attempts,
        @Schema(example = "false") boolean cancelRequested,

        @Nullable Map<String, Object> result,

        @Nullable Problem problem,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /// Why a job failed.
    ///
    /// @param code as of a problem document
    @Schema(name = "JobProblem")
    public record Problem(
            @Schema(example = "dependency-unavailable") String code,

            @Schema(example = "The database did not respond.")
            String detail) {}
}
