package dev.kontor.events;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A type of event as programs that listen need to know it.
@Schema(name = "EventType")
record EventTypeDetails(
        @Schema(example = "order.placed") String name,

        @Schema(description = "Version of `data`; fields may be added within one.", example = "1")
        int version,

        @Schema(description = "What it tells.", example = "An order was placed: its payment is good or promised.")
        String summary,

        @Schema(
                description = "JSON Schema (2020-12) of `data`.",
                example = "{\"type\":\"object\",\"properties\":{\"orderNumber\":{\"type\":\"string\"}}}")
        Map<String, Object> schema,

        @Schema(description = "A made-up `data` that fits the schema.", example = "{\"orderNumber\":\"10042\"}")
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
