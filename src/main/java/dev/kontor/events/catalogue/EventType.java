package dev.kontor.events.catalogue;

import dev.kontor.events.LoggedEvent;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An event type of the application.
///
/// @param name stable: `order.placed`
/// @param version of the JSON under that name
/// @param summary what happened, in one sentence
/// @param schema the JSON Schema of `data`
/// @param subject TypeID text of the sample's subject
/// @param sample of `data`; valid according to the schema
public record EventType(String name, int version, String summary, ObjectNode schema, String subject, JsonNode sample) {

    /// The sample as an event that was never stored.
    public LoggedEvent sampleAt(Instant now, UUID id) {
        return new LoggedEvent(0, id, name, version, subject, now, "", sample, null);
    }
}
