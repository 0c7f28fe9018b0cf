package dev.kontor.identity.account;

import dev.kontor.identity.PasswordHash;
import dev.kontor.identity.password.LoginGuard;
import dev.kontor.identity.password.LoginThrottleKey;
import dev.kontor.identity.password.PasswordPolicy;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.security.SecurityEvent;
import dev.kontor.shared.security.SecurityEvents;
import org.springframework.stereotype.Component;

/// Checks and hashes every new password.
@Component
class NewPasswords {

    private final PasswordPolicy policy;
    private final Passwords passwords;
    private final LoginGuard guard;
    private final SecurityEvents security;

    NewPasswords(PasswordPolicy policy, Passwords passwords, LoginGuard guard, SecurityEvents security) {
        this.policy = policy;
        this.passwords = passwords;
        this.guard = guard;
        this.security = security;
    }

    /// Must not be called in a transaction, because it is slow.
    PasswordHash hash(String password, Account account) {
        return hash(password, account.email());
    }

    PasswordHash hash(String password, String email) {
        policy.require(password, email);
        return new PasswordHash(passwords.hash(password));
    }

    /// Whether that is the current password, given in a session of the account.
    boolean proves(String password, Account account) {
        boolean proven = guard.proves(
                LoginThrottleKey.session(account.audience(), account.email()), password, account.passwordHash());
        if (!proven) {
            security.log(SecurityEvent.failure(
                            SecurityEvent.Kind.AUTHENTICATION, account.id().text())
                    .with("factor", "password"));
        }
        return proven;
    }

    /// Resets the count of wrong passwords: someone who reads the mailbox is the owner.
    void reopen(Account account) {
        guard.reopen(LoginThrottleKey.front(account.audience(), account.email()));
    }

    /// Publishes that the account has another password.
    void changed(Account account) {
        security.log(SecurityEvent.success(SecurityEvent.Kind.ACCESS_CHANGE, "password")
                .by(account.id().text()));
    }
}
