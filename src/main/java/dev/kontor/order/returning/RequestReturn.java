package dev.kontor.order.returning;

import dev.kontor.order.OrderId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// A buyer's request to return units of an order.
///
/// @param items what should be returned; a line can appear several times with different reasons
record RequestReturn(
        @NotNull OrderId orderId,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid UnitsToReturn> items) {}
