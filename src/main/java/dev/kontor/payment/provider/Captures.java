package dev.kontor.payment.provider;

import dev.kontor.shared.money.Money;
import java.util.UUID;

/// Takes money that was reserved.
public interface Captures {

    /// Takes a part of what was reserved, once for the operation's key.
    ///
    /// @return where the payment stands afterwards, or [ProviderResponse.Declined] if that was refused
    ProviderResponse capture(Charge charge, UUID operation, Money amount);
}
