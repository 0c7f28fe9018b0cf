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

    /// The same for a password that somebody has just chosen.
    ///
    /// @param email of the account: names in it make no good password
    /// @throws dev.kontor.shared.problem.BadRequestException `validation-failed` at `/password` if it is too
    ///     short or easy to guess
    PasswordHash hashNew(String password, String email);

    /// Opens an account on the word of staff.
    ///
    /// @param password absent where the customer cannot sign in yet
    /// @param locale of its mails, BCP 47
    /// @throws dev.kontor.shared.problem.ConflictException `already-exists` if a customer has the address
    void create(CustomerId id, String email, @Nullable PasswordHash password, String locale);

    /// Opens an account on the word of whoever fills the form in, and sends a mail to the address: nobody can
    /// sign in before its token comes back. If a customer has the address, they get a mail that says so.
    ///
    /// @return whether there is a new account
    boolean register(CustomerId id, String email, PasswordHash password, String locale);

    /// Changes the language of the mails.
    void speak(CustomerId id, String locale);

    /// Signs the customer out everywhere; they may sign in again.
    void endSessions(CustomerId id);

    /// Changes address and status; whoever is shut out is out within ten seconds everywhere.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException `already-exists` if another customer has the address
    void change(CustomerId id, String email, boolean active);

    /// The accounts that exist among these.
    Map<CustomerId, CustomerAccount> find(Collection<CustomerId> ids);

    Optional<CustomerAccount> findByEmail(String email);
}
