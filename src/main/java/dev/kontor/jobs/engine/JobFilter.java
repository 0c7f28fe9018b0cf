package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobStatus;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of jobs.
record JobFilter(
        @Parameter(description = "Only jobs of this type.", example = "products.import") @Size(max = 100) @Nullable
        String type,

        @Parameter(description = "Only jobs in one of these states.") @Size(max = 5) @Nullable
        List<JobStatus> status,

        @Nullable TimeRange createdAt) {

    Conditions conditions() {
        return new Conditions()
                .and("type = :type", "type", type)
                .and("status = any(:status)", "status", status)
                .and(TimeRange.on("created_at", createdAt));
    }
}
