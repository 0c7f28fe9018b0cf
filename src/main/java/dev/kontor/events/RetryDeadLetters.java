package dev.kontor.events;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Retries dead letters.
///
/// @param consumer name of the consumer, as in the list of dead letters; absent for all consumers
record RetryDeadLetters(
        @Schema(example = "order-mails") @Nullable @Size(min = 1, max = 100)
        String consumer) {}
