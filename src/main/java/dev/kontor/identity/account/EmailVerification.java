package dev.kontor.identity.account;

import dev.kontor.identity.mailtoken.LinkExpired;
import dev.kontor.identity.mailtoken.MailTokenPurpose;
import dev.kontor.identity.mailtoken.MailTokens;
import dev.kontor.identity.password.Passwords;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnauthenticatedException;
import org.springframework.stereotype.Component;

/// Verifies a registration: its owner reads the mailbox and knows the password. Otherwise an account that a stranger
/// registered with another person's address would open, to the stranger, what belongs to that address.
@Component
class EmailVerification {

    private final MailTokens tokens;
    private final AccountRepository accounts;
    private final Passwords passwords;
    private final EmailService emails;

    EmailVerification(MailTokens tokens, AccountRepository accounts, Passwords passwords, EmailService emails) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.passwords = passwords;
        this.emails = emails;
    }

    /// @throws LinkExpired if the token cannot be used
    /// @throws UnauthenticatedException `invalid-credentials` if the password is another one; the token stays valid
    void verify(String token, String password) {
        var account = tokens.find(MailTokenPurpose.VERIFY_EMAIL, token)
                .flatMap(found -> accounts.find(Audience.STORE, found.owner()))
                .orElseThrow(LinkExpired::new);
        if (!passwords.matches(password, account.passwordHash())) {
            throw new UnauthenticatedException(
                    ProblemCode.INVALID_CREDENTIALS, Message.of("auth.verification-password"));
        }
        emails.verify(token);
    }
}
