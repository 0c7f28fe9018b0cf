package dev.kontor.payment.provider;

/// Tells of buyers who dispute a payment with their bank.
public interface TellsDisputes {

    /// Where a dispute stands.
    ///
    /// @param reference what the provider calls it
    DisputeResponse dispute(String reference);
}
