package dev.kontor.identity.account;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.event.CustomerEmailChanged;
import dev.kontor.identity.event.CustomerVerified;
import dev.kontor.identity.mailtoken.LinkExpired;
import dev.kontor.identity.mailtoken.MailTokenPurpose;
import dev.kontor.identity.mailtoken.MailTokens;
import dev.kontor.identity.session.Sessions;
import dev.kontor.identity.token.Audience;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Verifies that e-mail addresses belong to customers: only someone who reads the mailbox can redeem the token.
@Service
@Transactional
class EmailService {

    private final MailTokens tokens;
    private final AccountRepository accounts;
    private final AccountLinks links;
    private final AccountMails mails;
    private final Sessions sessions;
    private final EventLog events;
    private final AuditLog audit;

    EmailService(
            MailTokens tokens,
            AccountRepository accounts,
            AccountLinks links,
            AccountMails mails,
            Sessions sessions,
            EventLog events,
            AuditLog audit) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.links = links;
        this.mails = mails;
        this.sessions = sessions;
        this.events = events;
        this.audit = audit;
    }

    /// @throws LinkExpired if the token cannot be used
    public void verify(String token) {
        var owner = tokens.require(MailTokenPurpose.VERIFY_EMAIL, token).owner();
        if (!accounts.verify(owner)) {
            throw new LinkExpired();
        }
        var id = new CustomerId(owner);
        events.append(new CustomerVerified(id));
        audit.record("customer.email_verified", id);
    }

    /// Asks the new address for confirmation and notifies the old one. Nothing changes yet. If another customer
    /// has the address, the response does not reveal it.
    public void requestChange(Account account, String newEmail) {
        var taken = accounts.find(Audience.STORE, newEmail);
        if (taken.isEmpty()) {
            links.emailChange(account, newEmail);
        }
        mails.sendWithinQuota(
                AccountMailKind.EMAIL_CHANGE_ASKED,
                account.email(),
                () -> AccountMail.notice(AccountMailKind.EMAIL_CHANGE_ASKED, account.email(), account.locale()));
    }

    /// @throws LinkExpired if the token cannot be used, or another customer has the address by now
    public void confirmChange(String token) {
        var pending = tokens.require(MailTokenPurpose.CHANGE_EMAIL, token);
        var account = accounts.find(Audience.STORE, pending.owner()).orElseThrow(LinkExpired::new);
        var email = pending.data();
        if (email == null || !accounts.changeEmail(pending.owner(), email)) {
            throw new LinkExpired();
        }
        var id = new CustomerId(pending.owner());
        links.addressChanged(account);
        sessions.forget(id);
        events.append(new CustomerEmailChanged(id));
        audit.record("customer.email_changed", id, Map.of("email", account.email()), Map.of("email", email));
    }
}
