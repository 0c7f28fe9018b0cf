package dev.kontor.identity.account;

import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.mailtoken.MailTokenPurpose;
import dev.kontor.identity.mailtoken.MailTokens;
import dev.kontor.identity.token.Audience;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sends links with which account owners prove that a mailbox is theirs. If an address has received too many,
/// its last link stays valid.
@Component
class AccountLinks {

    private final MailTokens tokens;
    private final AccountMails mails;

    AccountLinks(MailTokens tokens, AccountMails mails) {
        this.tokens = tokens;
        this.mails = mails;
    }

    static MailTokenPurpose resetPurpose(Audience audience) {
        return switch (audience) {
            case STORE -> MailTokenPurpose.RESET_PASSWORD;
            case ADMIN -> MailTokenPurpose.RESET_STAFF_PASSWORD;
        };
    }

    void verification(Account account, @Nullable String locale) {
        send(account, AccountMailKind.VERIFY_EMAIL, MailTokenPurpose.VERIFY_EMAIL, account.email(), locale, null);
    }

    void reset(Account account, AccountMailKind kind, @Nullable String locale) {
        send(account, kind, resetPurpose(account.audience()), account.email(), locale, null);
    }

    void emailChange(Account account, String newEmail) {
        send(
                account,
                AccountMailKind.CONFIRM_EMAIL_CHANGE,
                MailTokenPurpose.CHANGE_EMAIL,
                newEmail,
                account.locale(),
                newEmail);
    }

    /// Invalidates the links sent to the previous address, and notifies that address.
    void addressChanged(Account before) {
        tokens.revoke(resetPurpose(before.audience()), before.id());
        tokens.revoke(MailTokenPurpose.VERIFY_EMAIL, before.id());
        tokens.revoke(MailTokenPurpose.CHANGE_EMAIL, before.id());
        mails.send(AccountMail.notice(AccountMailKind.EMAIL_CHANGED, before.email(), before.locale()));
    }

    private void send(
            Account account,
            AccountMailKind kind,
            MailTokenPurpose purpose,
            String to,
            @Nullable String locale,
            @Nullable String data) {
        mails.sendWithinQuota(
                kind,
                to,
                () -> AccountMail.withToken(
                        kind,
                        to,
                        locale,
                        tokens.issue(purpose, account.id(), MailTokens.LIFETIME, data),
                        MailTokens.LIFETIME));
    }
}
