package dev.kontor.payment;

import dev.kontor.shared.money.Money;

/// Receives every change of a payment inside the transaction that records it, whether the cause is the buyer's
/// request, a return from the bank, a webhook or the polling job. So there is one place where an order follows
/// its payment. Observers run in the order of Spring's `@Order`. The observer of orders is the last, because it
/// confirms the contended stock.
public interface PaymentObserver {

    /// @param before the previous status; equals the current one if only amounts changed
    void paymentChanged(PaymentStatus before, PaymentSnapshot payment);

    /// Called when a refund was recorded or its outcome is known.
    ///
    /// @param payment the purchase that is refunded
    default void refundsChanged(PaymentSnapshot payment, RefundTotals refunds) {}

    /// Called after [#refundsChanged] when a provider has rejected a refund.
    ///
    /// @param payment the purchase that is not refunded
    /// @param part the payment that is not refunded
    default void refundFailed(PaymentSnapshot payment, PaymentId part, PaymentRefund refund) {}

    /// Called when the payment of a purchase is undone although a part of it was written off: nothing was lost.
    ///
    /// @param purchase id of the purchase
    /// @param amount by which its write-offs are lower now
    default void writeOffReversed(PaymentId purchase, Money amount) {}

    /// Called when a dispute was opened or closed. The status of the payment does not change.
    ///
    /// @param payment the disputed payment or the purchase that it is part of
    default void paymentDisputed(PaymentId payment, DisputeChanged dispute) {}
}
