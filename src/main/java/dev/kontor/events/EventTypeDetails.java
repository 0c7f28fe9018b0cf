package dev.kontor.events;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// An event type, as developers of consumers need it.
@Schema(name = "EventType")
record EventTypeDetails(
        @Schema(example = "order.placed") String name,

        @Schema(description = "Version of `data`; fields may be added within one.", example = "1")
        int version,

        @Schema(
                description = "The meaning of the event.",
                example = "An order was placed: its payment is good or promised.")
        String summary,

        @Schema(
                description = "JSON Schema (2020-12) of `data`.",
                example = "{\"type\":\"object\",\"properties\":{\"orderNumber\":{\"type\":\"string\"}}}")
        Map<String, Object> schema,

        @Schema(description = "Sample `data` that matches the schema.", example = "{\"orderNumber\":\"10042\"}")
        Map<String, Object> sample) {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    static EventTypeDetails of(EventType type, JsonMapper json) {
        return new EventTypeDetails(
                type.name(),
                type.version(),
                type.summary(),
                json.convertValue(type.schema(), FIELDS),
                json.convertValue(type.sample(), FIELDS));
    }
}
