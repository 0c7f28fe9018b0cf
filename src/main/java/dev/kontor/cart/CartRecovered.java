package dev.kontor.cart;

import dev.kontor.events.Event;
import org.jspecify.annotations.Nullable;

/// The buyer returned to an abandoned cart by the recovery link of a mail.
///
/// @param customerId TypeID text of the customer; absent for a guest
public record CartRecovered(CartId cartId, @Nullable String customerId) implements Event {}
