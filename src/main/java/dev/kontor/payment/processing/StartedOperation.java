package dev.kontor.payment.processing;

import dev.kontor.shared.money.Money;
import java.util.UUID;

/// A recorded operation, ready to be sent.
///
/// @param resumed whether it must not be sent, because it is done or an earlier attempt has started it
record StartedOperation(Payment payment, UUID operation, Money amount, boolean resumed) {

    static StartedOperation of(Payment payment, Operation earlier) {
        return new StartedOperation(payment, earlier.id(), earlier.amount(), true);
    }
}
