package dev.kontor.identity;

/// Opens accounts for customers authenticated by an issuer. Implemented by the module that stores their
/// profiles.
public interface CustomerSignUps {

    /// Opens an account, in the caller's transaction.
    ///
    /// @param email verified by the issuer
    /// @param locale preferred, BCP 47; the best match of the shop's locales is used
    /// @throws dev.kontor.shared.problem.ConflictException `already-exists` if a customer has the address
    CustomerId signUp(String email, String firstName, String lastName, String locale);
}
