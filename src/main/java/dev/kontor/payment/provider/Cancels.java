package dev.kontor.payment.provider;

import java.util.UUID;

/// Gives up a payment before money was taken.
public interface Cancels {

    /// Gives the payment up, once for the operation's key.
    ///
    /// @return where the payment stands afterwards; it may be captured in the meantime
    ProviderAnswer cancel(Charge charge, UUID operation);
}
