package dev.kontor.payment.processing;

import dev.kontor.shared.money.Money;
import java.util.UUID;

/// An operation that was recorded, to be sent now.
///
/// @param resumed whether nothing is to be asked any more: it is done, or an earlier run of the same request has
///     begun it
record StartedOperation(Payment payment, UUID operation, Money amount, boolean resumed) {

    static StartedOperation of(Payment payment, Operation earlier) {
        return new StartedOperation(payment, earlier.id(), earlier.amount(), true);
    }
}
