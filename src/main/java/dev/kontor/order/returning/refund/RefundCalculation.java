package dev.kontor.order.returning.refund;

import dev.kontor.order.OrderLineId;
import dev.kontor.order.returning.ReturnItem;
import dev.kontor.order.returning.policy.ShippingRefund;
import dev.kontor.payment.ItemToRefund;
import dev.kontor.payment.RefundableItems;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Calculates the refund of returned units from what was paid for them: exact for each item and tax rate, and never
/// more than other refunds have left.
final class RefundCalculation {

    /// The id of the shipping of an order that is not split, for its payment.
    private static final String SHIPPING = "shipping";

    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    private final RefundBasis basis;
    private final RefundReturn wanted;
    private final RefundableItems left;
    private final Money outstanding;
    private final Money zero;
    private final IncompleteRefunds incomplete;

    private RefundCalculation(RefundBasis basis, RefundReturn wanted, RefundableItems left, Money outstanding) {
        this.basis = basis;
        this.wanted = wanted;
        this.left = left;
        this.outstanding = outstanding;
        this.zero = Money.zero(left.left().currency());
        this.incomplete = new IncompleteRefunds(basis, left);
    }

    /// Completes an earlier refund of which only a part succeeded, if the request is about it.
    ///
    /// @param outstanding amount that the buyer still has to pay for the order
    /// @throws ConflictException if nothing can be refunded
    static ReturnRefundQuote of(RefundBasis basis, RefundReturn wanted, RefundableItems left, Money outstanding) {
        var calculation = new RefundCalculation(basis, wanted, left, outstanding);
        return calculation
                .incomplete
                .find(wanted.items())
                .map(calculation::completing)
                .orElseGet(calculation::quote);
    }

    /// Calculates the refund of units of which nothing was refunded.
    static ReturnRefundQuote ofUnits(RefundBasis basis, RefundReturn wanted, RefundableItems left, Money outstanding) {
        return new RefundCalculation(basis, wanted, left, outstanding).quote();
    }

    private ReturnRefundQuote completing(RefundBasis.Earlier failed) {
        return quote(
                failed.units().stream()
                        .map(units -> new ReturnRefundQuote.Item(
                                units.itemId(),
                                basis.current().item(units.itemId()).lineId(),
                                units.quantity()))
                        .toList(),
                money(failed.goodsMinor()),
                money(failed.restockingFeeMinor()),
                money(failed.shippingMinor()),
                limited(incomplete.missing(failed)),
                failed.id());
    }

    private ReturnRefundQuote quote() {
        var items = wanted.items() == null ? everything() : requested(wanted.items());
        var units = new LinkedHashMap<OrderLineId, Integer>();
        items.forEach(item -> units.merge(item.orderItemId(), item.quantity(), Integer::sum));
        var prices = new LinkedHashMap<OrderLineId, Money>();
        units.forEach((line, count) -> prices.put(line, left.price(line.text(), count)));
        var goods = sum(prices.values());
        var fee = fee(goods);
        var shipping = shipping(prices);
        return quote(items, goods, fee, sum(shipping.values()), limited(parts(units, prices, fee, shipping)), null);
    }

    private ReturnRefundQuote quote(
            List<ReturnRefundQuote.Item> items,
            Money goods,
            Money fee,
            Money shipping,
            List<ItemToRefund> refund,
            @Nullable ReturnRefundId completes) {
        var total = sum(refund.stream().map(ItemToRefund::amount).toList());
        if (!total.isPositive()) {
            throw new ConflictException(
                    ProblemCode.REFUND_EXCEEDS_PAYMENT, "Nothing is left to refund of these units.", Map.of());
        }
        var taxes = left.taxes(refund);
        return new ReturnRefundQuote(
                items,
                goods,
                fee,
                shipping,
                goods.minus(fee).plus(shipping).minus(total),
                total,
                total.min(outstanding),
                taxes == null ? null : sum(taxes.stream().map(RefundedTax::tax).toList()),
                taxes,
                refund,
                completes);
    }

    private List<ItemToRefund> parts(
            Map<OrderLineId, Integer> units, Map<OrderLineId, Money> prices, Money fee, Map<String, Money> shipping) {
        var parts = new ArrayList<ItemToRefund>();
        var net = without(fee, List.copyOf(prices.values()));
        var lines = List.copyOf(prices.keySet());
        for (int index = 0; index < lines.size(); index++) {
            var id = lines.get(index).text();
            int count = Math.min(units.getOrDefault(lines.get(index), 0), left.units(id));
            parts.add(new ItemToRefund(id, count, net.get(index)));
        }
        shipping.forEach((id, amount) -> {
            boolean whole = amount.equals(left.left(id)) && left.units(id) > 0;
            parts.add(new ItemToRefund(id, whole ? 1 : 0, amount));
        });
        return parts;
    }

    private List<ReturnRefundQuote.Item> everything() {
        var items = basis.current().items().stream()
                .filter(item -> available(item) > 0)
                .map(item -> new ReturnRefundQuote.Item(item.id(), item.lineId(), available(item)))
                .toList();
        if (items.isEmpty()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "The return has no received units that were not refunded.",
                    Map.of("returnStatus", basis.current().status()));
        }
        return items;
    }

    private List<ReturnRefundQuote.Item> requested(List<RefundReturn.Units> wishes) {
        var items = new ArrayList<ReturnRefundQuote.Item>();
        for (int index = 0; index < wishes.size(); index++) {
            var units = wishes.get(index);
            var pointer = "/items/" + index;
            var item = basis.current().items().stream()
                    .filter(known -> known.id().equals(units.itemId()))
                    .findFirst()
                    .orElseThrow(() -> RejectedException.at(
                            pointer + "/itemId", "unknown", "The return does not contain this item."));
            if (items.stream().anyMatch(other -> other.itemId().equals(item.id()))) {
                throw RejectedException.at(pointer + "/itemId", "refused", "Each item can appear only once.");
            }
            if (units.quantity() > available(item)) {
                throw RejectedException.at(
                        ProblemCode.QUANTITY_LIMIT,
                        pointer + "/quantity",
                        "too-many",
                        "Only %d received units of this item were not refunded.".formatted(available(item)));
            }
            items.add(new ReturnRefundQuote.Item(item.id(), item.lineId(), units.quantity()));
        }
        return items;
    }

    private int available(ReturnItem item) {
        int received = item.sellable() + item.damaged() + (wanted.withLost() ? item.lost() : 0);
        return Math.max(0, received - basis.refunded(item.id()) - incomplete.units(item.id()));
    }

    private Money fee(Money goods) {
        var fee = wanted.restockingFee();
        if (fee == null) {
            return goods.share(basis.restockingPercent().multiply(PERCENT), RoundingMode.HALF_UP);
        }
        if (!fee.currency().equals(goods.currency())) {
            throw RejectedException.at(
                    "/restockingFee/currency", "refused", "The order was paid in " + goods.currency() + ".");
        }
        if (fee.isNegative() || goods.isLessThan(fee)) {
            throw RejectedException.at(
                    "/restockingFee/amount", "refused", "The fee must be between 0 and " + goods + ".");
        }
        return fee;
    }

    /// Deducts the fee from the prices in proportion to them.
    private static List<Money> without(Money fee, List<Money> prices) {
        if (fee.isZero()) {
            return prices;
        }
        var shares = fee.allocate(prices.stream().map(Money::minor).toList());
        var rest = new ArrayList<Money>();
        for (int index = 0; index < prices.size(); index++) {
            rest.add(prices.get(index).minus(shares.get(index)));
        }
        return rest;
    }

    /// Returns the refunded shipping by the ids that payments use.
    private Map<String, Money> shipping(Map<OrderLineId, Money> prices) {
        var rule = wanted.shipping() == null ? basis.shippingRefund() : wanted.shipping();
        var refunded = new LinkedHashMap<String, Money>();
        var byGroup = basis.lines().stream().collect(Collectors.groupingBy(RefundCalculation::shippingOf));
        byGroup.forEach((id, lines) -> {
            var ids = lines.stream().map(RefundLine::id).collect(Collectors.toSet());
            var amount = isReturned(lines) && rule != ShippingRefund.NONE
                    ? left.left(id)
                    : rule == ShippingRefund.PROPORTIONAL ? share(id, ids, prices) : zero;
            boolean concerned = prices.keySet().stream().anyMatch(ids::contains);
            if (concerned && amount.isPositive()) {
                refunded.put(id, amount);
            }
        });
        return refunded;
    }

    private static String shippingOf(RefundLine line) {
        return line.groupId() == null ? SHIPPING : line.groupId().text();
    }

    /// Returns whether all shippable units came back or were canceled; lost units count if they are refunded.
    private boolean isReturned(List<RefundLine> lines) {
        return lines.stream()
                .filter(RefundLine::shippable)
                .allMatch(line -> line.canceled() + line.returned() + (wanted.withLost() ? basis.lost(line.id()) : 0)
                        >= line.quantity());
    }

    private Money share(String id, Set<OrderLineId> lines, Map<OrderLineId, Money> prices) {
        var paid = sum(lines.stream().map(line -> left.paid(line.text())).toList());
        if (!paid.isPositive()) {
            return zero;
        }
        var back = sum(prices.entrySet().stream()
                .filter(price -> lines.contains(price.getKey()))
                .map(Map.Entry::getValue)
                .toList());
        long minor = BigDecimal.valueOf(left.paid(id).minor())
                .multiply(BigDecimal.valueOf(back.minor()))
                .divide(BigDecimal.valueOf(paid.minor()), 0, RoundingMode.HALF_UP)
                .longValueExact();
        var share = new Money(minor, zero.currency());
        return left.left(id).min(share);
    }

    /// Reduces the parts to what is left of the whole payment and what is still to pay, and drops those without
    /// money.
    private List<ItemToRefund> limited(List<ItemToRefund> parts) {
        var amounts = parts.stream().map(ItemToRefund::amount).toList();
        var most = left.left().plus(outstanding);
        if (most.isLessThan(sum(amounts))) {
            amounts = most.allocate(amounts.stream().map(Money::minor).toList());
        }
        var limited = new ArrayList<ItemToRefund>();
        for (int index = 0; index < parts.size(); index++) {
            var part = parts.get(index);
            var amount = Objects.requireNonNull(amounts.get(index));
            if (amount.isPositive()) {
                limited.add(new ItemToRefund(part.id(), part.quantity(), amount));
            }
        }
        return limited;
    }

    private Money money(long minor) {
        return new Money(minor, zero.currency());
    }

    private Money sum(Collection<Money> amounts) {
        return Money.sum(zero.currency(), amounts);
    }
}
