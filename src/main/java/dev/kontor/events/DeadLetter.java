package dev.kontor.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypedId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that a consumer could not handle.
///
/// @param nextAttemptAt time of the next automatic retry; absent if there is none
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetter(
        @Schema(example = "dead_01kaxq3v9sfk1r9d3a4x6y7z8e") DeadLetterId id,

        @Schema(description = "The consumer that failed.", example = "order-mails")
        String consumer,

        @Schema(example = "evt_01kaxq3v9sfk1r9d3a4x6y7z8e") EventId eventId,
        @Schema(example = "order.placed") String type,

        @Schema(description = "The subject of the event.", example = "ord_01kaxq3v9sfk1r9d3a4x6y7z8e")
        String subject,

        @Schema(example = "8") int attempts,

        @Schema(
                description = "The type of the last failure.",
                example = "org.springframework.mail.MailSendException at dev.kontor…")
        String error,

        @Schema(description = "When it became a dead letter.")
        Instant createdAt,

        @Schema(description = "Time of the next retry; absent if only on request.") @Nullable
        Instant nextAttemptAt) {

    /// The id of a dead letter.
    record DeadLetterId(UUID value) implements TypedId {

        @Override
        public IdPrefix prefix() {
            return IdPrefix.DEAD_LETTER;
        }
    }

    /// @param count how many dead letters the consumers get again
    @Schema(name = "RetriedDeadLetters")
    record Retried(@Schema(example = "42") long count) {}
}
