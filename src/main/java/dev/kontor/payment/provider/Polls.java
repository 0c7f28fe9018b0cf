package dev.kontor.payment.provider;

import java.util.UUID;

/// Can report the state of payments and refunds.
public interface Polls {

    /// Returns the state of the payment; [ProviderResponse.NotSent] if the provider knows none with that key.
    ProviderResponse poll(Charge charge);

    /// Returns the state of a refund; [OperationResponse.NotSent] if the provider knows none with that key.
    OperationResponse pollRefund(Charge charge, UUID operation);
}
