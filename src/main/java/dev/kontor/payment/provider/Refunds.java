package dev.kontor.payment.provider;

import dev.kontor.shared.money.Money;
import java.util.UUID;

/// Gives money back.
public interface Refunds {

    /// Gives money back, once for the operation's key.
    OperationResponse refund(Charge charge, UUID operation, Money amount);
}
