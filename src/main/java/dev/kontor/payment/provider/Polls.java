package dev.kontor.payment.provider;

import java.util.UUID;

/// Tells where payments and refunds stand.
public interface Polls {

    /// Where the payment stands; [ProviderResponse.NotSent] if the provider knows none with that key.
    ProviderResponse poll(Charge charge);

    /// What became of a refund; [OperationResponse.NotSent] if the provider knows none with that key.
    OperationResponse pollRefund(Charge charge, UUID operation);
}
