package dev.kontor.payment.provider;

import java.util.UUID;

/// Tells where payments and refunds stand.
public interface Polls {

    /// Where the payment stands; [ProviderAnswer.NotSent] if the provider knows none with that key.
    ProviderAnswer poll(Charge charge);

    /// What became of a refund; [OperationAnswer.NotSent] if the provider knows none with that key.
    OperationAnswer pollRefund(Charge charge, UUID operation);
}
