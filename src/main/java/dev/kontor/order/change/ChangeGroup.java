package dev.kontor.order.change;

import dev.kontor.shared.address.Address;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/// Changes a shipping group of an order.
///
/// @param shippingAddress must be in the same country; can change only before the first shipment
record ChangeGroup(@NotNull @Valid Address shippingAddress) {}
