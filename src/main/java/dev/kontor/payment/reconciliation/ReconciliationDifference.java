package dev.kontor.payment.reconciliation;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.ReconciliationDifferenceId;
import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// A difference between the provider and the ledger.
///
/// @param reference the provider's reference of the charge; absent if there is none
/// @param paymentId absent if no payment matches
/// @param atProvider amount that the provider holds: captured, less refunds and amounts withdrawn for disputes
/// @param inLedger amount that the provider holds according to the ledger
record ReconciliationDifference(
        ReconciliationDifferenceId id,
        Kind kind,
        @Nullable String reference,
        @Nullable PaymentId paymentId,
        Money atProvider,
        Money inLedger) {

    /// The kinds of differences.
    enum Kind {
        /// The provider holds money that belongs to no payment of the shop.
        CHARGE_WITHOUT_PAYMENT,
        /// The provider holds or reserves money for a payment that failed or was canceled.
        CHARGE_WITHOUT_ORDER,
        /// The payment succeeded, but the provider lists no charge for it.
        PAYMENT_WITHOUT_CHARGE,
        AMOUNT_DIFFERS
    }
}
