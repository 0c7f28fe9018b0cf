package dev.kontor.audit;

import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters the audit log.
///
/// @param actor only changes by this staff member, customer or API key; or `guest`, or `system`
/// @param action only this action
/// @param object only changes of the object with this id
/// @param requestId only changes made by this request
record AuditLogFilter(
        @Parameter(example = "stf_01kaxq3v9sfk1r9d3a4x6y7z8e") @Size(max = 100) @Nullable
        String actor,

        @Parameter(example = "role.updated") @Size(max = 100) @Nullable
        String action,

        @Size(max = 100) @Nullable String object,

        @Parameter(example = "req-4711") @Size(max = 64) @Nullable
        String requestId,

        @Nullable TimeRange occurredAt) {

    Conditions conditions() {
        return new Conditions()
                .and("e.actor = :actor", "actor", actor)
                .and("e.action = :action", "action", action)
                .and("e.object = :object", "object", object)
                .and("e.request_id = :requestId and e.request_id <> ''", "requestId", requestId)
                .and(TimeRange.on("e.occurred_at", occurredAt));
    }
}
