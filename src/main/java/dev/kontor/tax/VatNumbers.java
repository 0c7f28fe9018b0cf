package dev.kontor.tax;

import java.util.Collection;
import java.util.Map;

/// Checks VAT numbers with their register.
public interface VatNumbers {

    /// Returns the stored answer of the register while it is recent, else the result of a new check. Must not
    /// be called in a transaction, because it may wait for the register. A register that does not answer leaves
    /// the number unverified; it is checked again in the background.
    VatProof check(VatNumber number);

    /// Has the register asked soon about a number of the European Union whose confirmation is missing or too old. Runs
    /// no SQL statement, so pricing can call it.
    void checkSoon(VatNumber number);

    /// Returns the stored answers by number without a call of the register, and locks them until the caller's
    /// transaction ends: an answer that is being stored is waited for. Runs one SQL statement.
    Map<String, VatProof> stored(Collection<String> numbers);
}
