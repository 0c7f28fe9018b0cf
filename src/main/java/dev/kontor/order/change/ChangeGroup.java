package dev.kontor.order.change;

import dev.kontor.shared.address.Address;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/// @param shippingAddress in the same country, and only before anything was shipped
record ChangeGroup(@NotNull @Valid Address shippingAddress) {}
