package dev.kontor.identity;

/// Opens accounts for customers for whom an issuer vouches. Implemented by the module that keeps their
/// profiles.
public interface CustomerSignUps {

    /// Opens an account, in the caller's transaction.
    ///
    /// @param email verified by the issuer
    /// @param locale wanted, BCP 47; the shop's nearest is taken
    /// @throws dev.kontor.shared.problem.ConflictException `already-exists` if a customer has the address
    CustomerId signUp(String email, String firstName, String lastName, String locale);
}
