package dev.kontor.cart.admin;

import dev.kontor.cart.CartId;
import dev.kontor.cart.OrderReference;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A cart in a list for staff.
///
/// @param units number of units in the cart
/// @param abandonedAt when the cart was reported as abandoned, if it has not changed since
/// @param recoveredAt when the buyer last returned by the recovery link
record CartSummary(
        CartId id,
        Situation status,
        @Nullable CustomerId customerId,
        @Nullable @Schema(example = "ada@example.com") String email,
        @Schema(example = "USD") String currency,
        int units,
        @Nullable OrderReference orderId,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant abandonedAt,
        @Nullable Instant recoveredAt) {

    /// The status of a cart, including abandonment.
    @Schema(name = "CartSituation")
    enum Situation {
        ACTIVE,
        ABANDONED,
        FROZEN,
        COMPLETED
    }
}
