package dev.kontor.payment;

/// Hears of every change of a payment inside the transaction that records it, whoever caused it: the buyer's
/// call, the buyer's return, a webhook or the janitor. So there is one place where an order follows its
/// payment. Observers run in the order of Spring's `@Order`; the one of the orders is the last, because it
/// confirms the contended stock.
public interface PaymentObserver {

    /// @param before the status before; the same as now when only amounts changed
    void paymentChanged(PaymentStatus before, PaymentSnapshot payment);

    /// A refund was recorded, or its outcome is known.
    ///
    /// @param payment the purchase that is paid back
    default void refundsChanged(PaymentSnapshot payment, RefundTotals refunds) {}

    /// A buyer disputes a payment, or that is over; the status of the payment stays.
    ///
    /// @param payment of which the disputed one is a part, or which it is
    default void paymentDisputed(PaymentId payment, DisputeChanged dispute) {}
}
