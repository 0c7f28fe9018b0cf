package dev.kontor.payment.provider;

import java.util.UUID;

/// Can cancel a payment before it is captured, or the rest of a partially captured one.
public interface Cancels {

    /// Cancels the payment, once for the operation's key.
    ///
    /// @return the state of the payment afterwards, which may have been captured meanwhile. For a partially
    ///     captured payment, [ProviderResponse.Captured] with the same amount means that the rest was released
    ProviderResponse cancel(Charge charge, UUID operation);
}
