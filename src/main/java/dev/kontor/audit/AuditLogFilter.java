package dev.kontor.audit;

import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters the audit log.
record AuditLogFilter(
        @Parameter(
                description = "Only changes by this staff member, customer or API key; or `guest`, or `system`.",
                example = "stf_01kaxq3v9sfk1r9d3a4x6y7z8e")
        @Size(max = 100)
        @Nullable
        String actor,

        @Parameter(description = "Only this action.", example = "role.updated") @Size(max = 100) @Nullable
        String action,

        @Parameter(description = "Only changes of the object with this id.") @Size(max = 100) @Nullable
        String object,

        @Parameter(description = "Only changes made by this request.", example = "req-4711") @Size(max = 64) @Nullable
        String requestId,

        @Nullable TimeRange occurredAt) {

    private static final String TIME = "e.occurred_at";

    /// SQL conditions, each starting with `and`.
    String conditions() {
        return (actor == null ? "" : " and e.actor = :actor")
                + (action == null ? "" : " and e.action = :action")
                + (object == null ? "" : " and e.object = :object")
                + (requestId == null ? "" : " and e.request_id = :requestId and e.request_id <> ''")
                + TimeRange.and(occurredAt, TIME);
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>(TimeRange.params(occurredAt, TIME));
        put(params, "actor", actor);
        put(params, "action", action);
        put(params, "object", object);
        put(params, "requestId", requestId);
        return params;
    }

    private static void put(Map<String, Object> params, String name, @Nullable Object value) {
        if (value != null) {
            params.put(name, value);
        }
    }
}
