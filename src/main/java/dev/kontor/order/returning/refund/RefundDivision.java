package dev.kontor.order.returning.refund;

import dev.kontor.payment.ItemToRefund;
import dev.kontor.shared.money.Money;
import java.util.ArrayList;
import java.util.List;

/// The parts of a refund.
///
/// @param credit what pays other units, or what the buyer still has to pay
/// @param rest what is refunded
public record RefundDivision(List<ItemToRefund> credit, List<ItemToRefund> rest) {

    /// Divides the refund of units that are replaced. The units of an item that is in both parts belong to the
    /// credit.
    public static RefundDivision ofReplaced(List<ItemToRefund> refund, Money credit) {
        return divide(refund, credit, true);
    }

    /// Divides the refund of units that are not paid in full. The units of an item that is in both parts belong
    /// to the rest: if that fails, they can be refunded again.
    static RefundDivision ofUnpaid(List<ItemToRefund> refund, Money credit) {
        return divide(refund, credit, false);
    }

    private static RefundDivision divide(List<ItemToRefund> refund, Money credit, boolean unitsWithCredit) {
        var first = new ArrayList<ItemToRefund>();
        var rest = new ArrayList<ItemToRefund>();
        var left = credit;
        for (var item : refund) {
            var part = item.amount().min(left);
            var more = item.amount().minus(part);
            boolean withCredit = part.isPositive() && (unitsWithCredit || more.isZero());
            if (part.isPositive()) {
                first.add(new ItemToRefund(item.id(), withCredit ? item.quantity() : 0, part));
                left = left.minus(part);
            }
            if (more.isPositive()) {
                rest.add(new ItemToRefund(item.id(), withCredit ? 0 : item.quantity(), more));
            }
        }
        return new RefundDivision(List.copyOf(first), List.copyOf(rest));
    }
}
