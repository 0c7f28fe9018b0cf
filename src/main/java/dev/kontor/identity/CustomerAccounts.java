package dev.kontor.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The accounts of customers. What a customer is called and where they live is kept elsewhere.
public interface CustomerAccounts {

    /// Hashes a password. Slow on purpose, so it is called before a transaction begins.
    ///
    /// @throws dev.kontor.shared.problem.UnavailableException `overloaded` while too many are being hashed
    PasswordHash hash(String password);

    /// Opens an account.
    ///
    /// @param password absent where the customer cannot sign in yet
    /// @throws dev.kontor.shared.problem.ConflictException `already-exists` if a customer has the address
    void create(CustomerId id, String email, @Nullable PasswordHash password);

    /// Changes address and status; whoever is shut out is out within ten seconds everywhere.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException `already-exists` if another customer has the address
    void change(CustomerId id, String email, boolean active);

    /// The accounts that exist among these.
    Map<CustomerId, CustomerAccount> find(Collection<CustomerId> ids);

    Optional<CustomerAccount> findByEmail(String email);
}
