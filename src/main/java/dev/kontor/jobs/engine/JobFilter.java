package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobStatus;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters the list of jobs.
record JobFilter(
        @Parameter(description = "Only jobs of this type.", example = "products.import") @Size(max = 100) @Nullable
        String type,

        @Parameter(description = "Only jobs in one of these states.") @Size(max = 5) @Nullable
        List<JobStatus> status,

        @Nullable TimeRange createdAt) {

    /// SQL conditions, each starting with `and`.
    String conditions() {
        return (type == null ? "" : " and type = :type")
                + (status == null ? "" : " and status = any(:status::text[])")
                + TimeRange.and(createdAt, "created_at");
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>(TimeRange.params(createdAt, "created_at"));
        if (type != null) {
            params.put("type", type);
        }
        if (status != null) {
            params.put("status", status.stream().map(Enum::name).toArray(String[]::new));
        }
        return params;
    }
}
