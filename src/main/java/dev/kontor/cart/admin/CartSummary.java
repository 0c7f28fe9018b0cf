package dev.kontor.cart.admin;

import dev.kontor.cart.CartId;
import dev.kontor.cart.OrderReference;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A cart in a list for staff.
///
/// @param units in the cart
/// @param abandonedAt when it was told of as abandoned, if nobody has changed it since
/// @param recoveredAt when the buyer last came back by the link of a mail
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

    /// Where a cart stands, as staff see it.
    @Schema(name = "CartSituation")
    enum Situation {
        ACTIVE,
        ABANDONED,
        FROZEN,
        COMPLETED
    }
}
