package dev.kontor.order.lifecycle;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.OrderLineId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.shared.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The effect of an edit: a pure function of the order, the edit and the payment.
///
/// @param lines after the edit
/// @param added price of the added lines and of the new shipping with tax
/// @param dueBefore total less canceled units, before the edit
/// @param dueAfter total less canceled units, after the edit
/// @param toPay amount that the payment neither has captured nor will capture
/// @param toRefund captured amount that is no longer due
/// @param needed units that the edit allocates, by variant
/// @param released units that the edit releases, by variant
/// @param shippingBefore canceled shipping of groups without that of groups that lose their last units, in minor units
public record OrderEditEffect(
        OrderLines lines,
        Money added,
        Money dueBefore,
        Money dueAfter,
        Money toPay,
        Money toRefund,
        Map<VariantId, Integer> needed,
        Map<VariantId, Integer> released,
        long shippingBefore) {

    static OrderEditEffect of(
            Order order,
            Map<OrderLineId, Integer> removed,
            List<OrderLine> added,
            List<ReplacedShipping> replaced,
            PaymentSnapshot payment) {
        var currency = order.facts().total().currency();
        var lines = order.lines().replaceShipping(replaced).add(added).cancel(removed);
        long formerShipping =
                replaced.stream().mapToLong(ReplacedShipping::formerGrossMinor).sum();
        long newShipping =
                replaced.stream().mapToLong(ReplacedShipping::grossMinor).sum();
        var more = new Money(added.stream().mapToLong(OrderLine::grossMinor).sum() + newShipping, currency);
        var canceled = new Money(lines.canceledMinor() - order.lines().canceledMinor(), currency);
        var due = order.due().plus(more).minus(canceled);
        var requested = new Money(order.state().refundAskedMinor(), currency);
        // What was written off is not requested again.
        var promised = payment.promised().minus(requested);
        var captured = payment.captured().minus(requested);
        var stock = stock(order.lines().variants(removed), added);
        return new OrderEditEffect(
                lines,
                more,
                order.due(),
                due,
                positive(due.minus(promised)),
                positive(captured.minus(due)),
                positive(stock, 1),
                positive(stock, -1),
                order.lines().canceledShippingMinor() + formerShipping);
    }

    /// Returns the units that the edit allocates, by variant; negative if it releases units.
    private static Map<VariantId, Integer> stock(Map<VariantId, Integer> removed, List<OrderLine> added) {
        var stock = new HashMap<VariantId, Integer>();
        added.forEach(line ->
                line.stock(line.quantity()).forEach((variant, units) -> stock.merge(variant, units, Integer::sum)));
        removed.forEach((variant, units) -> stock.merge(variant, -units, Integer::sum));
        return stock;
    }

    private static Map<VariantId, Integer> positive(Map<VariantId, Integer> stock, int sign) {
        return stock.entrySet().stream()
                .filter(entry -> entry.getValue() * sign > 0)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue() * sign));
    }

    /// Returns whether everything of the order, or of one of its shipping groups, is canceled.
    public boolean leavesNothing() {
        return lines.all().stream().allMatch(line -> line.canceled() == line.quantity())
                || lines.canceledShippingMinor() > shippingBefore;
    }

    private static Money positive(Money money) {
        return money.isNegative() ? Money.zero(money.currency()) : money;
    }
}
