package dev.kontor.payment.processing;

import dev.kontor.payment.PaidItem;
import dev.kontor.payment.PaidItems;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.RefundExceedsPayment;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/// Calculates the refunds of single items: never more units than were bought and never more money than was paid for
/// them, including pending refunds.
final class RefundItems {

    /// Returns what was paid for the items of a purchase, from all modules that know.
    static Map<String, PaidItem> paid(ObjectProvider<PaidItems> sources, PaymentId purchase) {
        var all = new HashMap<String, PaidItem>();
        sources.orderedStream().forEach(source -> all.putAll(source.of(purchase)));
        return all;
    }

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
        int units = refunded(request.id());
        var left = left(request.id());
        if (units + request.quantity() > item.quantity()) {
            throw RefundExceedsPayment.tooManyUnits(
                    request.id(), Math.max(0, item.quantity() - units), onTheirWay.contains(request.id()));
        }
        var most = request.amount() == null ? unpaid(request, item, units, left) : left;
        var amount = request.amount() == null ? most : request.amount();
        if (!amount.currency().equals(left.currency())) {
            throw PaymentStateRefused.currency(left.currency());
        }
        if (!amount.isPositive() || left.isLessThan(amount)) {
            throw RefundExceedsPayment.tooMuchForItem(request.id(), most, onTheirWay.contains(request.id()));
        }
        return new RefundItem(request.id(), request.quantity(), amount);
    }

    /// Returns the price of the requested units without what was refunded of them already: money without units
    /// that exceeds the price of the units refunded before.
    private Money unpaid(RefundPayment.Item request, PaidItem item, int units, Money left) {
        var alone = Money.sum(
                left.currency(),
                earlier(request.id())
                        .filter(other -> other.quantity() == 0)
                        .map(RefundItem::amount)
                        .toList());
        var beyond = item.paid().minus(left).minus(upTo(item, units)).min(alone);
        var share = share(item, units, request.quantity(), left);
        var rest = beyond.isPositive() ? share.minus(beyond) : share;
        return rest.isNegative() ? Money.zero(left.currency()) : rest;
    }

    /// Returns what is left of an item of the payment.
    Money left(String id) {
        var paidForIt = item(id).paid();
        return paidForIt.minus(Money.sum(
                paidForIt.currency(), earlier(id).map(RefundItem::amount).toList()));
    }

    /// Returns the units that are left of an item of the payment.
    int units(String id) {
        return Math.max(0, item(id).quantity() - refunded(id));
    }

    /// Returns the price of units of an item of the payment; it must have that many left.
    Money price(String id, int units) {
        return share(item(id), refunded(id), units, left(id));
    }

    /// Returns the price of all refunded units and of the next ones, less what was refunded of the item.
    Money rest(String id, int units) {
        var item = item(id);
        var left = left(id);
        var back = item.paid().minus(left);
        var rest = upTo(item, Math.min(refunded(id) + units, item.quantity())).minus(back);
        return rest.isNegative() ? Money.zero(left.currency()) : left.min(rest);
    }

    /// Checks that money for no units belongs to units that were refunded before.
    ///
    /// @throws RefundExceedsPayment if more is requested than their price has left
    void requireRest(List<RefundPayment.Item> wishes) {
        for (var request : wishes) {
            var most = rest(request.id(), 0);
            if (request.quantity() == 0 && request.amount() != null && most.isLessThan(request.amount())) {
                throw RefundExceedsPayment.tooMuchForItem(request.id(), most, onTheirWay.contains(request.id()));
            }
        }
    }

    private PaidItem item(String id) {
        return Objects.requireNonNull(paid.get(id));
    }

    private int refunded(String id) {
        return earlier(id).mapToInt(RefundItem::quantity).sum();
    }

    private Stream<RefundItem> earlier(String id) {
        return before.stream().filter(other -> other.id().equals(id));
    }

    /// Calculates the price of the units after those refunded before, so that all units together cost exactly what
    /// was paid.
    private static Money share(PaidItem item, int before, int units, Money left) {
        var share = upTo(item, before + units).minus(upTo(item, before));
        return left.min(share);
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
