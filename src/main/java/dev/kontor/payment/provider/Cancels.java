package dev.kontor.payment.provider;

import java.util.UUID;

/// Gives up a payment before money was taken, or the rest of one that was taken in part.
public interface Cancels {

    /// Gives the payment up, once for the operation's key.
    ///
    /// @return where the payment stands afterwards; it may be captured in the meantime. Of a part that was taken
    ///     before, [ProviderResponse.Captured] with no more than that says that the rest was given up
    ProviderResponse cancel(Charge charge, UUID operation);
}
