package dev.kontor.cart.draft;

import dev.kontor.cart.CartId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.OrderReference;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A draft order in a list.
///
/// @param id of the cart that the draft order is
/// @param status `FROZEN` while it is paid for, `COMPLETED` when it has become an order
/// @param createdBy id of the member of staff or the API key that created it
/// @param units number of units
/// @param orderId the order that it became
/// @param linkValidUntil end of the validity of the payment link; absent if there is none
/// @param stockHeldUntil end of the hold of its stock; absent if nothing is held
record DraftOrderSummary(
        CartId id,
        CartStatus status,
        @Schema(example = "stf_01h455vb4pex5vsknk084sn02q") String createdBy,
        @Nullable CustomerId customerId,
        @Nullable @Schema(example = "ada@example.com") String email,
        @Schema(example = "USD") String currency,
        int units,
        @Nullable OrderReference orderId,
        @Nullable Instant linkValidUntil,
        @Nullable Instant stockHeldUntil,
        Instant createdAt,
        Instant updatedAt,
        long version) {}
