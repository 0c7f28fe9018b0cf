package dev.kontor.events;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Retries dead letters.
///
/// @param consumer whose dead letters to retry, as in their list; absent for all
record RetryDeadLetters(
        @Schema(example = "order-mails") @Nullable @Size(min = 1, max = 100)
        String consumer) {}
