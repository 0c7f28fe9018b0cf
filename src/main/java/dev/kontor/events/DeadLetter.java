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
/// @param nextAttemptAt when it is tried again by itself; absent if no more
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetter(
        @Schema(example = "dead_01kaxq3v9sfk1r9d3a4x6y7z8e") DeadLetterId id,

        @Schema(description = "Who failed.", example = "order-mails")
        String consumer,

        @Schema(example = "evt_01kaxq3v9sfk1r9d3a4x6y7z8e") EventId eventId,
        @Schema(example = "order.placed") String type,

        @Schema(description = "What it happened to.", example = "ord_01kaxq3v9sfk1r9d3a4x6y7z8e")
        String subject,

        @Schema(example = "8") int attempts,

        @Schema(
                description = "Kind of the last failure.",
                example = "org.springframework.mail.MailSendException at dev.kontor…")
        String error,

        @Schema(description = "When it was set aside.") Instant createdAt,

        @Schema(description = "When it is tried again; absent if only on request.") @Nullable
        Instant nextAttemptAt) {

    /// The id of a dead letter.
    record DeadLetterId(UUID value) implements TypedId {

        @Override
        public IdPrefix prefix() {
            return IdPrefix.DEAD_LETTER;
        }
    }
}
