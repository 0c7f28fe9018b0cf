package dev.kontor.identity.account;

import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.EmailKey;
import dev.kontor.identity.PasswordHash;
import dev.kontor.identity.password.Passwords;
import dev.kontor.identity.session.EndReason;
import dev.kontor.identity.session.Sessions;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opens and changes the accounts of customers.
@Service
class CustomerAccountService implements CustomerAccounts {

    private final CustomerAccountRepository accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Clock clock;

    CustomerAccountService(CustomerAccountRepository accounts, Sessions sessions, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public PasswordHash hash(String password) {
        return new PasswordHash(passwords.hash(password));
    }

    @Override
    @Transactional
    public void create(CustomerId id, String email, @Nullable PasswordHash password) {
        accounts.insert(id, email.strip(), password, clock.instant());
    }

    @Override
    @Transactional
    public void change(CustomerId id, String email, boolean active) {
        accounts.update(id, email.strip(), active, clock.instant());
        if (active) {
            sessions.forget(id);
        } else {
            sessions.endAll(id, EndReason.DISABLED);
        }
    }

    @Override
    public Map<CustomerId, CustomerAccount> find(Collection<CustomerId> ids) {
        return accounts.find(ids).stream().collect(Collectors.toMap(CustomerAccount::id, Function.identity()));
    }

    @Override
    public Optional<CustomerAccount> findByEmail(String email) {
        return accounts.findByKey(EmailKey.of(email));
    }
}
