package dev.kontor.customer;

/// Checks VAT numbers of customers. Implemented by the module that knows VAT numbers.
public interface CustomerVatNumbers {

    /// Checks form and check digits, and has the register asked in the background unless its answer is
    /// recent. Calls no register, so it can be used in a transaction. Runs at most one SQL statement.
    ///
    /// @return the number as it is stored
    /// @throws dev.kontor.shared.problem.RejectedException `vat-number-invalid` if the form is wrong
    String accept(String text);

    /// Checks form and check digits. Runs no SQL statement and has no register asked.
    ///
    /// @return the number as it is stored
    /// @throws dev.kontor.shared.problem.RejectedException `vat-number-invalid` if the form is wrong
    String checked(String text);

    /// Returns the text as numbers are stored, or unchanged if it has the form of no number.
    String normalized(String text);
}
