package dev.kontor.identity.account;

import dev.kontor.identity.PasswordHash;
import dev.kontor.identity.mailtoken.MailTokenPurpose;
import dev.kontor.identity.mailtoken.MailTokens;
import dev.kontor.identity.session.EndReason;
import dev.kontor.identity.session.Sessions;
import dev.kontor.identity.session.SignIns;
import dev.kontor.identity.session.SignedInAuthentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes a password for its owner. The current session continues, all others end.
@Component
class PasswordChange {

    private final AccountRepository accounts;
    private final NewPasswords passwords;
    private final Sessions sessions;
    private final MailTokens tokens;
    private final PasswordNotices notices;
    private final TransactionTemplate transactions;

    PasswordChange(
            AccountRepository accounts,
            NewPasswords passwords,
            Sessions sessions,
            MailTokens tokens,
            PasswordNotices notices,
            TransactionTemplate transactions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.notices = notices;
        this.transactions = transactions;
    }

    /// @param current the current password; checked only if the account has one
    /// @throws dev.kontor.shared.problem.UnauthenticatedException `invalid-credentials` if it is wrong
    /// @throws dev.kontor.shared.problem.ThrottledException `login-throttled` after many wrong ones
    void change(Account account, SignedInAuthentication caller, String current, String password) {
        if (account.passwordHash() != null && !passwords.proves(current, account)) {
            throw SignIns.invalidCredentials();
        }
        var hash = passwords.hash(password, account);
        transactions.executeWithoutResult(_ -> save(account, caller, hash));
        passwords.changed(account);
    }

    private void save(Account account, SignedInAuthentication caller, PasswordHash hash) {
        if (!accounts.setPassword(account, hash, false)) {
            throw SignIns.invalidCredentials();
        }
        sessions.endOthers(account.id(), caller.session(), EndReason.PASSWORD);
        // These may have been requested by someone else who knew the old password.
        tokens.revoke(AccountLinks.resetPurpose(account.audience()), account.id());
        tokens.revoke(MailTokenPurpose.CHANGE_EMAIL, account.id());
        notices.changed(account, false);
    }
}
