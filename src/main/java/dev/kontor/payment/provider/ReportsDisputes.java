package dev.kontor.payment.provider;

/// Can report disputes between buyers and their banks.
public interface ReportsDisputes {

    /// Returns the state of a dispute.
    ///
    /// @param reference id of the dispute at the provider
    DisputeResponse dispute(String reference);
}
