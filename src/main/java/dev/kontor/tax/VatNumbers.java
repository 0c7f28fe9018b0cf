package dev.kontor.tax;

/// Checks VAT numbers with their register.
public interface VatNumbers {

    /// Returns the stored answer of the register while it is recent, else the result of a new check. Must not
    /// be called in a transaction, because it may wait for the register. A register that does not answer leaves
    /// the number unverified; it is checked again in the background.
    VatProof check(VatNumber number);
}
