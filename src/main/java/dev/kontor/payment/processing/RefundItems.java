package dev.kontor.payment.processing;

import dev.kontor.payment.PaidItem;
import dev.kontor.payment.RefundExceedsPayment;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Calculates the refunds of single items: never more units than were bought and never more money than was paid for
/// them, including pending refunds.
final class RefundItems {

    private final Map<String, PaidItem> paid;
    private final List<RefundItem> before;
    private final Set<String> onTheirWay;

    /// @param refunds all refunds of the payment
    RefundItems(Map<String, PaidItem> paid, List<Refund> refunds) {
        this.paid = paid;
        this.before = refunds.stream()
                .filter(refund -> refund.status() != RefundStatus.FAILED)
                .flatMap(refund -> refund.items().stream())
                .toList();
        this.onTheirWay = refunds.stream()
                .filter(refund -> refund.status().isOpen())
                .flatMap(refund -> refund.items().stream())
                .map(RefundItem::id)
                .collect(Collectors.toSet());
    }

    List<RefundItem> price(List<RefundPayment.Item> wishes) {
        var items = new ArrayList<RefundItem>();
        var seen = new HashSet<String>();
        for (int index = 0; index < wishes.size(); index++) {
            var request = wishes.get(index);
            if (!seen.add(request.id())) {
                throw rejected(index, "Each item can appear only once.");
            }
            items.add(price(request, index));
        }
        return items;
    }

    private RefundItem price(RefundPayment.Item request, int index) {
        var item = paid.get(request.id());
        if (item == null) {
            throw rejected(index, "The payment does not contain this item.");
        }
        int units = before.stream()
                .filter(other -> other.id().equals(request.id()))
                .mapToInt(RefundItem::quantity)
                .sum();
        var left = item.paid()
                .minus(Money.sum(
                        item.paid().currency(),
                        before.stream()
                                .filter(other -> other.id().equals(request.id()))
                                .map(RefundItem::amount)
                                .toList()));
        if (units + request.quantity() > item.quantity()) {
            throw RefundExceedsPayment.tooManyUnits(
                    request.id(), Math.max(0, item.quantity() - units), onTheirWay.contains(request.id()));
        }
        var amount = request.amount() == null ? share(item, units, request.quantity(), left) : request.amount();
        if (!amount.currency().equals(left.currency())) {
            throw PaymentStateRefused.currency(left.currency());
        }
        if (!amount.isPositive() || left.isLessThan(amount)) {
            throw RefundExceedsPayment.tooMuchForItem(request.id(), left, onTheirWay.contains(request.id()));
        }
        return new RefundItem(request.id(), request.quantity(), amount);
    }

    /// Calculates the price of the units after those refunded before, so that all units together cost exactly what
    /// was paid.
    private static Money share(PaidItem item, int before, int units, Money left) {
        var share = upTo(item, before + units).minus(upTo(item, before));
        return left.isLessThan(share) ? left : share;
    }

    private static Money upTo(PaidItem item, int units) {
        return item.paid()
                .allocate(List.of((long) units, (long) item.quantity() - units))
                .getFirst();
    }

    private static RejectedException rejected(int index, String detail) {
        return RejectedException.at("/items/" + index + "/id", "refused", detail);
    }
}
