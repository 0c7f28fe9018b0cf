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
/// @param consumer name of the consumer that failed
/// @param subject the subject of the event
/// @param error the type of the last failure
/// @param createdAt when it became a dead letter
/// @param nextAttemptAt time of the next automatic retry; absent if there is none
/// @param dismissedAt when staff decided that it needs no retry
/// @param dismissReason why
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetter(
        @Schema(example = "dead_01kaxq3v9sfk1r9d3a4x6y7z8e") DeadLetterId id,

        @Schema(example = "order-mails") String consumer,

        @Schema(example = "evt_01kaxq3v9sfk1r9d3a4x6y7z8e") EventId eventId,
        @Schema(example = "order.placed") String type,

        @Schema(example = "ord_01kaxq3v9sfk1r9d3a4x6y7z8e") String subject,

        @Schema(example = "8") int attempts,

        @Schema(example = "org.springframework.mail.MailSendException at dev.kontor…")
        String error,

        Instant createdAt,

        @Nullable Instant nextAttemptAt,

        @Nullable Instant dismissedAt,

        @Nullable @Schema(example = "The invoice was sent by hand.")
        String dismissReason) {

    /// The id of a dead letter.
    record DeadLetterId(UUID value) implements TypedId {

        @Override
        public IdPrefix prefix() {
            return IdPrefix.DEAD_LETTER;
        }
    }

    /// The result of retrying dead letters.
    ///
    /// @param count number of dead letters that the consumers get again
    @Schema(name = "RetriedDeadLetters")
    record Retried(@Schema(example = "42") long count) {}
}
