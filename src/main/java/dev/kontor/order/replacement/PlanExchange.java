package dev.kontor.order.replacement;

import dev.kontor.order.returning.policy.ShippingRefund;
import dev.kontor.order.returning.refund.RefundReturn;
import dev.kontor.shared.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The replacements for the units of a return, and the value of these units.
///
/// @param items units to send; defaults to those that the buyer wants
/// @param restockingFee deducted from the price of the returned units; defaults to the percentage of the
///     return policy
/// @param shipping how much of the shipping of the returned units counts; defaults to the rule of the
///     return policy
record PlanExchange(
        @Nullable @Size(min = 1, max = 100) List<@NotNull @Valid ReplacementItem> items,
        @Nullable Money restockingFee,
        @Nullable ShippingRefund shipping) {

    RefundReturn refund() {
        return new RefundReturn(null, null, restockingFee, shipping, null, null);
    }
}
