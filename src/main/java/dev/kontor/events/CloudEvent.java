package dev.kontor.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An event in the JSON format of CloudEvents 1.0, with the extensions `sequence` and
/// `dataref`, and `test` on a message that staff requested.
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "time",
    "subject",
    "datacontenttype",
    "dataschema",
    "sequence"
})
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        Instant time,
        String subject,
        String datacontenttype,
        String dataschema,
        String sequence,
        @Nullable String dataref,
        @Nullable Boolean test,
        @Nullable JsonNode data) {

    /// The same without its data, which `dataref` links to.
    CloudEvent referringTo(String address) {
        return new CloudEvent(
                specversion,
                id,
                source,
                type,
                time,
                subject,
                datacontenttype,
                dataschema,
                sequence,
                address,
                test,
                null);
    }
}
