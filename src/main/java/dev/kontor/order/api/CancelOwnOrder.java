package dev.kontor.order.api;

import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Cancels an order for its buyer.
///
/// @param reason the buyer's reason
record CancelOwnOrder(
        @Nullable @Size(max = 500) @NoCardNumber @Schema(example = "I ordered the wrong size.")
        String reason) {

    String reasonOrDefault() {
        return reason == null || reason.isBlank() ? "customer" : reason;
    }
}
