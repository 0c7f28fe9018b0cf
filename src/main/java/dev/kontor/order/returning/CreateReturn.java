package dev.kontor.order.returning;

import dev.kontor.order.OrderId;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A return that staff create for a buyer.
///
/// @param items what should be returned; a line can appear several times with different reasons
/// @param replacements what the buyer wants instead; absent for a refund
/// @param windowReason why units are accepted whose window has closed; without it, they are refused
/// @param instructions for the buyer: how to send the goods; defaults to those of the return policy
/// @param note seen by staff only
record CreateReturn(
        @NotNull OrderId orderId,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid UnitsToReturn> items,
        @Nullable @Size(min = 1, max = 100) List<Return.@NotNull @Valid Replacement> replacements,

        @Nullable @Size(min = 1, max = 500) @NoCardNumber @Schema(example = "The parcel was delayed for two weeks.")
        String windowReason,

        @Nullable @Size(min = 1, max = 2_000) String instructions,

        @Nullable @Size(max = 2_000) @NoCardNumber String note) {}
