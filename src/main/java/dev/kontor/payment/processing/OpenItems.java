package dev.kontor.payment.processing;

import dev.kontor.payment.ItemToRefund;
import dev.kontor.payment.PaidItem;
import dev.kontor.payment.RefundStatus;
import dev.kontor.payment.RefundableItems;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rest of a purchase and its items.
///
/// @param refunds all refunds of the purchase, oldest first
record OpenItems(Money left, Map<String, PaidItem> paid, List<Refund> refunds) implements RefundableItems {

    @Override
    public Money paid(String item) {
        var known = paid.get(item);
        return known == null ? Money.zero(left.currency()) : known.paid();
    }

    @Override
    public Money left(String item) {
        return paid.containsKey(item) ? items().left(item) : Money.zero(left.currency());
    }

    @Override
    public int units(String item) {
        return paid.containsKey(item) ? items().units(item) : 0;
    }

    @Override
    public Money price(String item, int units) {
        int most = Math.min(units, units(item));
        return most <= 0 ? Money.zero(left.currency()) : items().price(item, most);
    }

    @Override
    public Money rest(String item, int units) {
        return paid.containsKey(item) ? items().rest(item, units) : Money.zero(left.currency());
    }

    @Override
    public List<ItemToRefund> taken(String returnRefund, boolean transferred) {
        return refunds.stream()
                .filter(refund -> refund.status() != RefundStatus.FAILED)
                .filter(refund -> returnRefund.equals(refund.purposeId()))
                .filter(refund -> transferred || !refund.transferred())
                .flatMap(refund -> refund.items().stream())
                .map(item -> new ItemToRefund(item.id(), item.quantity(), item.amount()))
                .toList();
    }

    @Override
    public @Nullable List<RefundedTax> taxes(List<ItemToRefund> items) {
        var refunded = items.stream()
                .map(item -> new RefundItem(item.id(), item.quantity(), item.amount()))
                .toList();
        var amount = Money.sum(
                left.currency(), refunded.stream().map(RefundItem::amount).toList());
        var shares = RefundTaxes.of(paid, refunds, amount, refunded);
        return shares == null ? null : RefundedShare.totals(shares, left.currency());
    }

    private RefundItems items() {
        return new RefundItems(paid, refunds);
    }
}
