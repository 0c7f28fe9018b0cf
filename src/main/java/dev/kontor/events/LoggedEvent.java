package dev.kontor.events;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// An event as the log keeps it.
///
/// @param position its place in the log; without gaps that are filled later
/// @param id stays the same however often it is delivered
/// @param type stable name such as `order.placed`
/// @param version of the JSON under that type
/// @param subject TypeID text of what it happened to
/// @param requestId of the request that caused it; empty if none did
/// @param data the components of the event record
public record LoggedEvent(
        long position,
        UUID id,
        String type,
        int version,
        String subject,
        Instant occurredAt,
        String requestId,
        JsonNode data) {}
