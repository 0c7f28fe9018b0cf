package dev.kontor.payment.reconciliation;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.ReconciliationDifferenceId;
import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// Something on which provider and ledger do not agree.
///
/// @param reference what the provider calls the charge; absent where it has none
/// @param paymentId absent where the shop knows no payment
/// @param atProvider what the provider holds: taken, less what was refunded or withdrawn for disputes
/// @param inLedger what the ledger says that it holds
record ReconciliationDifference(
        ReconciliationDifferenceId id,
        Kind kind,
        @Nullable String reference,
        @Nullable PaymentId paymentId,
        Money atProvider,
        Money inLedger) {

    /// What does not agree.
    enum Kind {
        /// The provider holds money that no payment of the shop stands for.
        CHARGE_WITHOUT_PAYMENT,
        /// The provider holds or reserves money for a payment that failed or was given up.
        CHARGE_WITHOUT_ORDER,
        /// The payment is good, and the provider lists no charge for it.
        PAYMENT_WITHOUT_CHARGE,
        AMOUNT_DIFFERS
    }
}
