package dev.kontor.payment.provider;

import dev.kontor.shared.money.Money;
import java.util.UUID;

/// Can capture reserved money.
public interface Captures {

    /// Captures a part of the reserved amount, once for the operation's key.
    ///
    /// @return the state of the payment afterwards, or [ProviderResponse.Declined] if the capture was rejected
    ProviderResponse capture(Charge charge, UUID operation, Money amount);
}
