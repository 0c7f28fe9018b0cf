package dev.kontor.cart;

import dev.kontor.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A cart with an e-mail address was idle for too long. Published once until the cart changes again.
///
/// @param customerId TypeID text of the customer; absent for a guest
/// @param units number of units in the cart
public record CartAbandoned(
        CartId cartId,
        @Nullable String customerId,
        String email,
        String locale,
        String currency,
        int units,
        Instant lastChangedAt)
        implements Event {}
