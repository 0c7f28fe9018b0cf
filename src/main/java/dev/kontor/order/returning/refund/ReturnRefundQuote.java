package dev.kontor.order.returning.refund;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.returning.ReturnItemId;
import dev.kontor.payment.ItemToRefund;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The refund of returned units as it would be made now. `goods` minus `restockingFee` plus `shipping` minus
/// `unavailable` is `total`.
///
/// @param goods price paid for the units, with tax and after discounts, less earlier refunds of them
/// @param shipping refunded shipping with tax
/// @param unavailable part that exceeds what is left of the payment after other refunds, and what is
///     still to pay; of a refund that is completed, also the part that was refunded before
/// @param credited part of `total` that is not paid out, because it reduces what the buyer still has to pay
/// @param tax part of `total`; absent if the taxes are not known
/// @param taxes `tax` by name, jurisdiction, rate and treatment; absent if they are not known
/// @param completes the refund of which only a part succeeded, and whose rest this one refunds
public record ReturnRefundQuote(
        List<Item> items,
        Money goods,
        Money restockingFee,
        Money shipping,
        Money unavailable,
        Money total,
        Money credited,
        @Nullable Money tax,
        @Nullable List<RefundedTax> taxes,
        @JsonIgnore List<ItemToRefund> refund,
        @JsonIgnore @Nullable ReturnRefundId completes) {

    /// Units of one item of the return.
    ///
    /// @param orderItemId item of the order
    @Schema(name = "ReturnRefundItem")
    public record Item(ReturnItemId itemId, OrderLineId orderItemId, int quantity) {}
}
