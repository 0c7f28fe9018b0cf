package dev.kontor.identity;

import dev.kontor.shared.problem.NotFoundException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The accounts of customers. Names and addresses are stored in another module.
public interface CustomerAccounts {

    /// Hashes a password. Deliberately slow, so it is called before a transaction begins.
    ///
    /// @throws dev.kontor.shared.problem.UnavailableException `overloaded` while too many are being hashed
    PasswordHash hash(String password);

    /// The same for a newly chosen password.
    ///
    /// @param email of the account: names in it are not a good password
    /// @throws dev.kontor.shared.problem.BadRequestException `validation-failed` at `/password` if it is too
    ///     short or easy to guess
    PasswordHash hashNew(String password, String email);

    /// Opens an account created by staff.
    ///
    /// @param password absent if the customer cannot sign in yet
    /// @param locale of its mails, BCP 47
    /// @throws dev.kontor.shared.problem.ConflictException `already-exists` if a customer has the address
    void create(CustomerId id, String email, @Nullable PasswordHash password, String locale);

    /// Opens an account for a self-registration and mails the address: nobody can sign in before its token is
    /// redeemed. If a customer already has the address, the mail says so.
    ///
    /// @return whether a new account was created
    boolean register(CustomerId id, String email, PasswordHash password, String locale);

    /// Changes the language of the mails.
    void speak(CustomerId id, String locale);

    /// Changes address and status; a disabled customer is signed out everywhere within ten seconds.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException `already-exists` if another customer has the address
    void change(CustomerId id, String email, boolean active);

    default boolean exists(CustomerId id) {
        return find(List.of(id)).containsKey(id);
    }

    /// @throws NotFoundException if there is no such account
    default void require(CustomerId id) {
        if (!exists(id)) {
            throw NotFoundException.of("customer", id);
        }
    }

    /// The existing accounts among these.
    Map<CustomerId, CustomerAccount> find(Collection<CustomerId> ids);

    Optional<CustomerAccount> findByEmail(String email);

    /// The existing accounts with one of these e-mail addresses. Runs one SQL statement, none without addresses.
    List<CustomerAccount> findByEmails(Collection<String> emails);

    /// The customers whose e-mail address starts like this.
    List<CustomerId> startingWith(String email, int most);
}
