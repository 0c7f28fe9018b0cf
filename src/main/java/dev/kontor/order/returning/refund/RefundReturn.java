package dev.kontor.order.returning.refund;

import dev.kontor.order.returning.ReturnItemId;
import dev.kontor.order.returning.policy.ShippingRefund;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Requests the refund of a return.
///
/// @param items received units to refund; absent for all that were not refunded
/// @param includeLost whether `LOST` units are refunded too; defaults to false
/// @param restockingFee deducted from the price of the units; defaults to the percentage of the return policy
/// @param shipping how much of the shipping is refunded; defaults to the rule of the return policy
/// @param paidByStaff set to true if staff pay the buyer themselves, for example by bank transfer because
///     the provider has rejected the refund. The provider is not called, and the refund succeeds at once
/// @param reason for internal records, not shown to the buyer
public record RefundReturn(
        @Nullable @Size(min = 1, max = 200) List<@NotNull @Valid Units> items,
        @Nullable @Schema(defaultValue = "false") Boolean includeLost,
        @Nullable Money restockingFee,
        @Nullable ShippingRefund shipping,
        @Nullable @Schema(defaultValue = "false") Boolean paidByStaff,

        @Nullable @Size(max = 500) @NoCardNumber @Schema(example = "The box was opened.")
        String reason) {

    /// Units of one item of the return.
    @Schema(name = "ReturnedUnitsToRefund")
    public record Units(
            @NotNull ReturnItemId itemId,
            @Min(1) @Max(1_000_000) int quantity) {}

    boolean byStaff() {
        return Boolean.TRUE.equals(paidByStaff);
    }

    boolean withLost() {
        return Boolean.TRUE.equals(includeLost);
    }
}
