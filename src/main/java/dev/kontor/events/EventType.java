package dev.kontor.events;

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
public record EventType(String name, int version, String summary, ObjectNode schema, String subject, JsonNode sample) {}
