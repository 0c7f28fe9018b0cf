package dev.kontor.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// An event, as shown in the feed.
///
/// @param position position in the log, without gaps
/// @param version version of `data` under this type
/// @param subject the object of the event
/// @param requestId the request that caused it; absent if there was none
/// @param data the content; its fields depend on the type
record EventDetails(
        @Schema(example = "4711") long position,

        @Schema(example = "evt_01kaxq3v9sfk1r9d3a4x6y7z8e") EventId id,
        @Schema(example = "order.placed") String type,

        @Schema(example = "1") int version,

        @Schema(example = "ord_01kaxq3v9sfk1r9d3a4x6y7z8e") String subject,

        Instant occurredAt,

        @Schema(example = "req-4711") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String requestId,

        Map<String, Object> data) {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    static EventDetails of(LoggedEvent event, JsonMapper json) {
        return new EventDetails(
                event.position(),
                new EventId(event.id()),
                event.type(),
                event.version(),
                event.subject(),
                event.occurredAt(),
                event.requestId().isEmpty() ? null : event.requestId(),
                json.convertValue(event.data(), FACTS));
    }

    /// A page of the feed.
    ///
    /// @param lastPosition `after` of the next call, even if there was nothing new
    /// @param hasMore whether more events are already available
    /// @param oldestPosition the position from which the feed is complete: 1 until retention has deleted
    ///     events. A call with an earlier `after`, other than 0, fails with `gone`
    @Schema(name = "EventFeed")
    record Feed(
            List<EventDetails> items,

            @Schema(example = "4711") long lastPosition,

            boolean hasMore,

            @Schema(example = "1") long oldestPosition) {}
}
