package dev.kontor.order.returning;

import dev.kontor.order.OrderId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A buyer's request to return units of an order.
///
/// @param items what should be returned; a line can appear several times with different reasons
/// @param replacements what the buyer wants instead; absent for a refund. The shop confirms prices and the
///     difference
record RequestReturn(
        @NotNull OrderId orderId,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid UnitsToReturn> items,
        @Nullable @Size(min = 1, max = 100) List<Return.@NotNull @Valid Replacement> replacements) {}
