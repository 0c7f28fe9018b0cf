package dev.kontor.tax;

/// Receives the register's first answer about a VAT number that was unverified until then, inside the transaction
/// that stores it.
public interface VatNumberObserver {

    /// @param proof with the status `VALID` or `INVALID`
    void answered(VatProof proof);
}
