package dev.kontor.payment.provider;

import dev.kontor.shared.money.Money;
import java.util.UUID;

/// Can refund money.
public interface Refunds {

    /// Refunds money, once for the operation's key.
    OperationResponse refund(Charge charge, UUID operation, Money amount);
}
