package dev.kontor.order.returning.refund;

import dev.kontor.order.OrderLineId;
import dev.kontor.order.returning.Return;
import dev.kontor.order.returning.ReturnItemId;
import dev.kontor.order.returning.ReturnRefundStatus;
import dev.kontor.order.returning.policy.ShippingRefund;
import dev.kontor.payment.PaymentId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The facts that determine the refund of a return, read with one statement.
///
/// @param restockingPercent of the return policy
/// @param shippingRefund of the return policy
/// @param lines all lines of the order
/// @param refunds earlier refunds of the return
public record RefundBasis(
        Return current,
        PaymentId paymentId,
        BigDecimal restockingPercent,
        ShippingRefund shippingRefund,
        List<RefundLine> lines,
        List<Earlier> refunds) {

    /// An earlier refund.
    ///
    /// @param credited part that was not paid out, in minor units
    public record Earlier(
            ReturnRefundId id,
            ReturnRefundStatus status,
            List<ReturnRefund.Units> units,
            List<ReturnRefund.Item> items,
            @Nullable ReturnRefundId completes,
            boolean transferred,
            long creditedMinor,
            long goodsMinor,
            long restockingFeeMinor,
            long shippingMinor) {

        boolean hasFailed() {
            return status == ReturnRefundStatus.FAILED;
        }
    }

    /// Returns the basis as if all units that are still on their way had arrived.
    RefundBasis received() {
        var arrived = new HashMap<OrderLineId, Integer>();
        current.items().forEach(item -> arrived.merge(item.lineId(), item.open(), Integer::sum));
        return new RefundBasis(
                current.received(),
                paymentId,
                restockingPercent,
                shippingRefund,
                lines.stream()
                        .map(line -> line.with(arrived.getOrDefault(line.id(), 0)))
                        .toList(),
                refunds);
    }

    public boolean isPending() {
        return refunds.stream().anyMatch(refund -> refund.status() == ReturnRefundStatus.PENDING);
    }

    /// Returns the units of an item with a pending or successful refund.
    int refunded(ReturnItemId item) {
        return refunds.stream()
                .filter(refund -> refund.status() != ReturnRefundStatus.FAILED)
                .flatMap(refund -> refund.units().stream())
                .filter(units -> units.itemId().equals(item))
                .mapToInt(ReturnRefund.Units::quantity)
                .sum();
    }

    /// Returns the lost units of a line in this return.
    int lost(OrderLineId line) {
        return current.items().stream()
                .filter(item -> item.lineId().equals(line))
                .mapToInt(item -> item.lost())
                .sum();
    }

    /// Returns whether every unit that arrived was refunded; of a claim, every unit.
    public boolean isSettled() {
        boolean claim = current.kind() == Return.Kind.CLAIM;
        return current.items().stream()
                .allMatch(item -> refunded(item.id()) >= (claim ? item.quantity() : item.sellable() + item.damaged()));
    }
}
