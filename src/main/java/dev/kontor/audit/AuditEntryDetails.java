package dev.kontor.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// An entry of the audit log, for staff.
///
/// @param position position in the sealed chain, without gaps; absent for the few seconds until it is sealed
/// @param action the action
/// @param object the changed object
/// @param requestId the request that made the change; absent if there was none
/// @param source IP address of the caller; absent if there was no request
/// @param before the changed fields before the change. Personal data is replaced by a pseudonym that begins
///     with `~`, secrets are omitted.
/// @param after the same fields after the change
@Schema(name = "AuditEntry")
record AuditEntryDetails(
        @Schema(example = "aud_01kaxq3v9sfk1r9d3a4x6y7z8e") AuditEntryId id,
        @Schema(example = "4711") @Nullable Long position,
        Instant occurredAt,
        Actor actor,
        @Schema(example = "role.updated") String action,
        @Schema(example = "role_01kaxq3v9sfk1r9d3a4x6y7z8e") String object,
        @Schema(example = "req-4711") @Nullable String requestId,
        @Schema(example = "203.0.113.7") @Nullable String source,
        @Schema(example = "{\"name\": \"Support\"}") Map<String, Object> before,
        @Schema(example = "{\"name\": \"Service\"}") Map<String, Object> after) {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    static AuditEntryDetails of(AuditRecord entry, @Nullable Long position, JsonMapper json) {
        return new AuditEntryDetails(
                entry.id(),
                position,
                entry.occurredAt(),
                Actor.of(entry.actor()),
                entry.action(),
                entry.object(),
                emptyToNull(entry.requestId()),
                emptyToNull(entry.source()),
                json.readValue(entry.before(), FIELDS),
                json.readValue(entry.after(), FIELDS));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// The actor.
    ///
    /// @param id absent for guests and for the system
    @Schema(name = "AuditActor")
    record Actor(
            Kind kind,

            @Schema(example = "stf_01kaxq3v9sfk1r9d3a4x6y7z8e") @Nullable
            String id) {

        /// The kind of actor.
        @Schema(name = "AuditActorKind")
        enum Kind {
            STAFF,
            CUSTOMER,
            API_KEY,
            GUEST,
            SYSTEM
        }

        static Actor of(String text) {
            return switch (text.replaceFirst("_.*", "")) {
                case "stf" -> new Actor(Kind.STAFF, text);
                case "cus" -> new Actor(Kind.CUSTOMER, text);
                case "key" -> new Actor(Kind.API_KEY, text);
                case "guest" -> new Actor(Kind.GUEST, null);
                default -> new Actor(Kind.SYSTEM, null);
            };
        }
    }
}
