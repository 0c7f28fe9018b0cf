package dev.kontor.order.replacement;

import dev.kontor.order.OrderId;
import dev.kontor.order.returning.UnitsToReturn;
import dev.kontor.order.returning.policy.ShippingRefund;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Replaces or refunds shipped units that stay with the buyer.
///
/// @param items units that arrived damaged, were wrong or were lost; a line can appear several times with
///     different reasons
/// @param shipping how much of the shipping is refunded with `REFUND`; defaults to the rule of the return
///     policy
/// @param note seen by staff only
record CreateClaim(
        @NotNull OrderId orderId,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid UnitsToReturn> items,
        @NotNull Resolution resolution,
        @Nullable ShippingRefund shipping,

        @Nullable @Size(max = 2_000) @NoCardNumber @Schema(example = "The carrier confirmed the loss.")
        String note) {

    /// The compensation of the buyer.
    @Schema(name = "ClaimResolution")
    enum Resolution {
        /// The same units again, at no charge.
        REPLACE,
        /// A refund of the price of the units.
        REFUND
    }
}
