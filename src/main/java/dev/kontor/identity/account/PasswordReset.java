package dev.kontor.identity.account;

import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.PasswordHash;
import dev.kontor.identity.event.CustomerVerified;
import dev.kontor.identity.mailtoken.LinkExpired;
import dev.kontor.identity.mailtoken.MailTokenPurpose;
import dev.kontor.identity.mailtoken.MailTokens;
import dev.kontor.identity.session.EndReason;
import dev.kontor.identity.session.Sessions;
import dev.kontor.identity.token.Audience;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sets a new password through a mailed link. All sessions end, including those of someone who knew the old
/// password.
@Component
class PasswordReset {

    private final MailTokens tokens;
    private final AccountRepository accounts;
    private final NewPasswords passwords;
    private final Sessions sessions;
    private final PasswordNotices notices;
    private final EventLog events;
    private final TransactionTemplate transactions;

    PasswordReset(
            MailTokens tokens,
            AccountRepository accounts,
            NewPasswords passwords,
            Sessions sessions,
            PasswordNotices notices,
            EventLog events,
            TransactionTemplate transactions) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.notices = notices;
        this.events = events;
        this.transactions = transactions;
    }

    /// @throws LinkExpired if the token cannot be used
    void reset(Audience audience, String token, String password) {
        var purpose = AccountLinks.resetPurpose(audience);
        var account = tokens.find(purpose, token)
                .flatMap(found -> accounts.find(audience, found.owner()))
                .orElseThrow(LinkExpired::new);
        var hash = passwords.hash(password, account);
        transactions.executeWithoutResult(_ -> {
            tokens.require(purpose, token);
            save(account, hash);
        });
        passwords.changed(account);
    }

    private void save(Account account, PasswordHash hash) {
        if (!accounts.setPassword(account, hash, true)) {
            throw new LinkExpired();
        }
        sessions.endAll(account.id(), EndReason.PASSWORD);
        passwords.reopen(account);
        tokens.revoke(MailTokenPurpose.CHANGE_EMAIL, account.id());
        tokens.revoke(MailTokenPurpose.VERIFY_EMAIL, account.id());
        if (account.unverified() && account.id() instanceof CustomerId customer) {
            events.append(new CustomerVerified(customer));
        }
        notices.changed(account, true);
    }
}
