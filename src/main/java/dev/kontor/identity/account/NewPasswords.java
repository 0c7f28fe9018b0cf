package dev.kontor.identity.account;

import dev.kontor.identity.PasswordHash;
import dev.kontor.identity.password.PasswordPolicy;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvents;
import org.springframework.stereotype.Component;

/// What every new password goes through, whoever sets it.
@Component
class NewPasswords {

    private final PasswordPolicy policy;
    private final Passwords passwords;
    private final SecurityEvents security;

    NewPasswords(PasswordPolicy policy, Passwords passwords, SecurityEvents security) {
        this.policy = policy;
        this.passwords = passwords;
        this.security = security;
    }

    /// Not to be called in a transaction: it takes its time.
    PasswordHash hash(String password, Account account) {
        return hash(password, account.email());
    }

    PasswordHash hash(String password, String email) {
        policy.require(password, PasswordPolicy.LEAST_ALONE, email);
        return new PasswordHash(passwords.hash(password));
    }

    boolean matches(String password, Account account) {
        return passwords.matches(password, account.passwordHash());
    }

    /// Tells that the account has another password.
    void changed(Account account) {
        security.log(SecurityEvent.success(SecurityEvent.Kind.ACCESS_CHANGE, "password")
                .by(account.id().text()));
    }
}
