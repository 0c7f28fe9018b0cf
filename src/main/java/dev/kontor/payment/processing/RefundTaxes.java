package dev.kontor.payment.processing;

import dev.kontor.payment.PaidItem;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Divides refunds between the net amounts and taxes of what was paid. No refund takes more than earlier ones left of
/// a tax, and refunds of everything sum to the paid taxes exactly.
final class RefundTaxes {

    private final Money zero;
    private final Map<String, TaxedItem> items = new TreeMap<>();

    /// @param refunds all earlier refunds of the purchase, oldest first
    private RefundTaxes(Map<String, PaidItem> paid, List<Refund> refunds, Money zero) {
        this.zero = zero;
        paid.forEach((id, item) -> items.put(id, new TaxedItem(id, item)));
        for (var refund : refunds) {
            if (refund.status() == RefundStatus.FAILED) {
                continue;
            }
            var stored = refund.taxes();
            if (stored == null) {
                // It was recorded without known items, and has taken its share of the taxes all the same.
                divide(refund.amount(), refund.items());
                continue;
            }
            stored.forEach(share -> {
                var item = items.get(share.item());
                if (item != null) {
                    item.apply(share);
                }
            });
            count(refund.items());
        }
    }

    /// Returns the net amounts and taxes of a refund; null if nothing is known about the paid items.
    ///
    /// @param amount of the refund
    /// @param refunded the refunded items; empty for an amount, which all items share in proportion to what is left
    static @Nullable List<RefundedShare> of(
            Map<String, PaidItem> paid, List<Refund> before, Money amount, List<RefundItem> refunded) {
        return paid.isEmpty()
                ? null
                : new RefundTaxes(paid, before, Money.zero(amount.currency())).divide(amount, refunded);
    }

    /// An amount beyond what is left of its items, for example because of goodwill, is borne by the others. Money
    /// beyond all items, such as an overpayment, has no tax.
    private List<RefundedShare> divide(Money amount, List<RefundItem> refunded) {
        var shares = new ArrayList<RefundedShare>();
        var rest = amount;
        for (var part : refunded) {
            var item = items.get(part.id());
            if (item != null) {
                var most = part.amount().min(item.left());
                shares.addAll(item.take(most, part.quantity()));
                rest = rest.minus(most);
            }
        }
        var all = List.copyOf(items.values());
        var left = Money.sum(zero.currency(), all.stream().map(TaxedItem::left).toList());
        rest = rest.min(left);
        if (rest.isPositive()) {
            var weights = all.stream().map(item -> item.left().minor()).toList();
            var parts = rest.allocate(weights);
            for (int index = 0; index < parts.size(); index++) {
                shares.addAll(all.get(index).take(parts.get(index), 0));
            }
        }
        return List.copyOf(shares);
    }

    private void count(List<RefundItem> refunded) {
        for (var part : refunded) {
            var item = items.get(part.id());
            if (item != null) {
                item.count(part.quantity());
            }
        }
    }
}
