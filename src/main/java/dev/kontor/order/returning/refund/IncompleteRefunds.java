package dev.kontor.order.returning.refund;

import dev.kontor.order.returning.ReturnItemId;
import dev.kontor.payment.ItemToRefund;
import dev.kontor.payment.RefundableItems;
import dev.kontor.shared.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The failed refunds of a return of which a part was refunded, because one of several payments rejected
/// its part. Their units can only be refunded by completing them.
final class IncompleteRefunds {

    private final RefundBasis basis;
    private final RefundableItems left;

    IncompleteRefunds(RefundBasis basis, RefundableItems left) {
        this.basis = basis;
        this.left = left;
    }

    /// Finds the oldest one with something missing that a request is about.
    ///
    /// @param wanted the requested units; null for all
    Optional<RefundBasis.Earlier> find(@Nullable List<RefundReturn.Units> wanted) {
        return basis.refunds().stream()
                .filter(this::isIncomplete)
                .filter(failed -> wanted == null || requests(wanted).equals(Set.copyOf(failed.units())))
                .filter(failed -> !missing(failed).isEmpty())
                .findFirst();
    }

    private static Set<ReturnRefund.Units> requests(List<RefundReturn.Units> wanted) {
        return wanted.stream()
                .map(units -> new ReturnRefund.Units(units.itemId(), units.quantity()))
                .collect(Collectors.toSet());
    }

    /// Returns the units of an item of which a part of the money was refunded.
    int units(ReturnItemId item) {
        return basis.refunds().stream()
                .filter(this::isIncomplete)
                .flatMap(failed -> failed.units().stream())
                .filter(units -> units.itemId().equals(item))
                .mapToInt(ReturnRefund.Units::quantity)
                .sum();
    }

    /// The rest of an exchange has no units: the replacements have taken them.
    private boolean isIncomplete(RefundBasis.Earlier refund) {
        return refund.hasFailed()
                && !refund.transferred()
                && refund.completes() == null
                && completions(refund).stream().allMatch(RefundBasis.Earlier::hasFailed)
                && (refund.units().isEmpty()
                        || refund.creditedMinor() > 0
                        || !taken(refund).isEmpty());
    }

    private List<RefundBasis.Earlier> completions(RefundBasis.Earlier refund) {
        return basis.refunds().stream()
                .filter(other -> refund.id().equals(other.completes()))
                .toList();
    }

    /// Returns what is missing of the refund: at most what is left of its items.
    List<ItemToRefund> missing(RefundBasis.Earlier failed) {
        var taken = taken(failed);
        var missing = new ArrayList<ItemToRefund>();
        for (var item : failed.items()) {
            var of = taken.stream().filter(part -> part.id().equals(item.id())).toList();
            var currency = left.left().currency();
            var back = Money.sum(currency, of.stream().map(ItemToRefund::amount).toList());
            int units = Math.max(
                    0,
                    item.quantity()
                            - of.stream().mapToInt(ItemToRefund::quantity).sum());
            int count = Math.min(units, left.units(item.id()));
            // Staff may have refunded it at the payment.
            var most = item.quantity() > 0 ? left.rest(item.id(), count) : left.left(item.id());
            var amount = new Money(item.minor(), currency).minus(back);
            var rest = most.min(amount);
            if (rest.isPositive()) {
                missing.add(new ItemToRefund(item.id(), count, rest));
            }
        }
        return missing;
    }

    /// Returns what was refunded, without what the refund itself credited: its items do not contain that.
    private List<ItemToRefund> taken(RefundBasis.Earlier failed) {
        var taken = new ArrayList<>(left.taken(failed.id().text(), false));
        completions(failed).forEach(other -> taken.addAll(left.taken(other.id().text(), true)));
        return taken;
    }
}
