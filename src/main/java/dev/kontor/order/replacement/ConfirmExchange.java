package dev.kontor.order.replacement;

import dev.kontor.order.returning.ReturnDetails.Exchange.Shipment;
import dev.kontor.order.returning.policy.ShippingRefund;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends other units for those of a return.
///
/// @param items units to send; defaults to those that the buyer wants
/// @param restockingFee deducted from the price of the returned units; defaults to the percentage of the
///     return policy
/// @param shipping how much of the shipping of the returned units counts; defaults to the rule of the
///     return policy
/// @param shipment when the replacements are shipped; defaults to `AFTER_RECEIPT`
/// @param paymentMethod how the buyer pays the difference, if there is one: a method whose money arrives
///     outside of a provider. Required if `toPay` of the preview is above zero
/// @param expectedTotal `total` of the preview; if the replacements cost something else now, nothing
///     changes
record ConfirmExchange(
        @Nullable @Size(min = 1, max = 100) List<@NotNull @Valid ReplacementItem> items,
        @Nullable Money restockingFee,
        @Nullable ShippingRefund shipping,

        @Nullable @Schema(defaultValue = "AFTER_RECEIPT") Shipment shipment,

        @Nullable @Size(min = 1, max = 50) @Schema(example = "bank-transfer")
        String paymentMethod,

        @Nullable Money expectedTotal) {

    PlanExchange plan() {
        return new PlanExchange(items, restockingFee, shipping);
    }

    Shipment shipped() {
        return shipment == null ? Shipment.AFTER_RECEIPT : shipment;
    }
}
