package dev.kontor.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A stored event.
///
/// @param position its place in the log; there are no gaps that are filled later
/// @param id stays the same however often it is delivered
/// @param type stable name such as `order.placed`
/// @param version of the JSON under that type
/// @param subject TypeID text of the event's object
/// @param requestId of the request that caused it; empty if there was none
/// @param data the components of the event record
/// @param traceParent the span that appended it, as in the header `traceparent`; null if it was not sampled
public record LoggedEvent(
        long position,
        UUID id,
        String type,
        int version,
        String subject,
        Instant occurredAt,
        String requestId,
        JsonNode data,
        @Nullable String traceParent) {}
