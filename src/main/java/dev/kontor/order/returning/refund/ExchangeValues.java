package dev.kontor.order.returning.refund;

import dev.kontor.order.ReturnId;
import dev.kontor.order.returning.ReturnRefundStatus;
import dev.kontor.payment.ItemToRefund;
import dev.kontor.payment.RefundableItems;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// The value of returned units that pays other units: a refund that is not paid out. Lock the order before
/// one is recorded.
@Component
public class ExchangeValues {

    private final ReturnRefundRepository refunds;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    ExchangeValues(ReturnRefundRepository refunds, ApplicationEventPublisher publisher, Clock clock) {
        this.refunds = refunds;
        this.publisher = publisher;
        this.clock = clock;
    }

    public Optional<RefundBasis> basis(ReturnId id) {
        return refunds.basis(id);
    }

    /// Calculates the refund as if everything had arrived.
    public ReturnRefundQuote quote(RefundBasis basis, RefundReturn wanted, RefundableItems left) {
        return RefundCalculation.ofUnits(
                basis.received(), wanted, left, Money.zero(left.left().currency()));
    }

    /// Makes the refund that is not paid out but pays other units.
    public ReturnRefund credit(
            RefundBasis basis, ReturnRefundQuote quote, Money credit, List<ItemToRefund> items, String actor) {
        return new ReturnRefund(
                ReturnRefundId.next(),
                basis.current().id(),
                basis.current().number(),
                basis.paymentId(),
                ReturnRefundStatus.PENDING,
                credit,
                Money.zero(credit.currency()),
                quote.goods(),
                quote.restockingFee(),
                quote.shipping(),
                ReturnRefund.units(quote),
                items.stream().map(ReturnRefund.Item::of).toList(),
                null,
                true,
                null,
                null,
                actor,
                clock.instant());
    }

    /// Makes the refund of what the replacements did not use of a credit.
    public ReturnRefund rest(ReturnRefund credit, Money amount, List<ReturnRefund.Item> items) {
        var zero = Money.zero(amount.currency());
        return new ReturnRefund(
                ReturnRefundId.next(),
                credit.returnId(),
                credit.returnNumber(),
                credit.paymentId(),
                ReturnRefundStatus.PENDING,
                amount,
                zero,
                amount,
                zero,
                zero,
                List.of(),
                items,
                null,
                false,
                null,
                null,
                credit.actor(),
                clock.instant());
    }

    /// Records a refund. The payment makes it after the commit, unless it is a credit.
    public void record(ReturnRefund refund) {
        refunds.insert(refund);
        if (!refund.transferred()) {
            publisher.publishEvent(refund);
        }
    }

    public Optional<ReturnRefund> find(ReturnRefundId id) {
        return refunds.find(id);
    }

    /// Ends a pending credit.
    ///
    /// @return whether it was pending until now
    public boolean end(ReturnRefundId id, boolean used) {
        return refunds.finish(
                id,
                used ? ReturnRefundStatus.SUCCEEDED : ReturnRefundStatus.FAILED,
                used ? null : "exchange-canceled",
                clock.instant());
    }
}
