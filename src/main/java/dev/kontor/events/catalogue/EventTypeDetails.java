package dev.kontor.events.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// An event type, as developers of consumers need it.
///
/// @param version version of `data`; fields may be added within one
/// @param summary the meaning of the event
/// @param schema JSON Schema (2020-12) of `data`
/// @param sample sample `data` that matches the schema
@Schema(name = "EventType")
record EventTypeDetails(
        @Schema(example = "order.placed") String name,

        @Schema(example = "1") int version,

        @Schema(example = "An order was placed: its payment is good or promised.")
        String summary,

        @Schema(example = "{\"type\":\"object\",\"properties\":{\"orderNumber\":{\"type\":\"string\"}}}")
        Map<String, Object> schema,

        @Schema(example = "{\"orderNumber\":\"10042\"}") Map<String, Object> sample) {

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
