package dev.kontor.identity.account;

import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.CustomerAccount;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.EmailKey;
import dev.kontor.identity.PasswordHash;
import dev.kontor.identity.password.Passwords;
import dev.kontor.identity.session.EndReason;
import dev.kontor.identity.session.Sessions;
import dev.kontor.identity.token.Audience;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
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
    private final AccountRepository existing;
    private final AccountLinks links;
    private final Sessions sessions;
    private final Passwords passwords;
    private final NewPasswords newPasswords;
    private final Clock clock;

    CustomerAccountService(
            CustomerAccountRepository accounts,
            AccountRepository existing,
            AccountLinks links,
            Sessions sessions,
            Passwords passwords,
            NewPasswords newPasswords,
            Clock clock) {
        this.accounts = accounts;
        this.existing = existing;
        this.links = links;
        this.sessions = sessions;
        this.passwords = passwords;
        this.newPasswords = newPasswords;
        this.clock = clock;
    }

    @Override
    public PasswordHash hash(String password) {
        return new PasswordHash(passwords.hash(password));
    }

    @Override
    public PasswordHash hashNew(String password, String email) {
        return newPasswords.hash(password, email);
    }

    @Override
    @Transactional
    public void create(CustomerId id, String email, @Nullable PasswordHash password, String locale) {
        if (!accounts.insert(id, email.strip(), password, locale, false, clock.instant())) {
            throw CustomerAccountRepository.emailTaken();
        }
    }

    @Override
    @Transactional
    public boolean register(CustomerId id, String email, PasswordHash password, String locale) {
        boolean opened = accounts.insert(id, email.strip(), password, locale, true, clock.instant());
        existing.find(Audience.STORE, email).ifPresent(account -> {
            if (opened) {
                links.verification(account, account.locale());
            } else {
                // Not the registration's password: the first registration may have come from a stranger or from
                // the owner.
                links.reset(account, AccountMailKind.REGISTERED_ALREADY, account.locale());
            }
        });
        return opened;
    }

    @Override
    @Transactional
    public void speak(CustomerId id, String locale) {
        accounts.speak(id, locale);
    }

    @Override
    @Transactional
    public void change(CustomerId id, String email, boolean active) {
        existing.find(Audience.STORE, id.value())
                .filter(before -> !EmailKey.of(before.email()).equals(EmailKey.of(email)))
                .ifPresent(links::addressChanged);
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

    @Override
    public List<CustomerAccount> findByEmails(Collection<String> emails) {
        return emails.isEmpty()
                ? List.of()
                : accounts.findByKeys(emails.stream().map(EmailKey::of).toList());
    }

    @Override
    public List<CustomerId> startingWith(String email, int most) {
        return accounts.startingWith(EmailKey.of(email), most);
    }
}
