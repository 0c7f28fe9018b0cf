package dev.kontor.identity.account;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.event.PasswordChanged;
import dev.kontor.identity.token.Audience;
import org.springframework.stereotype.Component;

/// Publishes password changes: to the event log, the audit log, and the account's owner by mail.
@Component
class PasswordNotices {

    private final EventLog events;
    private final AuditLog audit;
    private final AccountMails mails;

    PasswordNotices(EventLog events, AuditLog audit, AccountMails mails) {
        this.events = events;
        this.audit = audit;
        this.mails = mails;
    }

    /// Publishes a change, in its transaction.
    ///
    /// @param byMail whether a mailed link allowed it instead of the current password
    void changed(Account account, boolean byMail) {
        events.append(new PasswordChanged(account.id(), byMail));
        var object = account.audience() == Audience.ADMIN ? "staff" : "customer";
        audit.record(object + (byMail ? ".password_reset" : ".password_changed"), account.id());
        mails.send(AccountMail.notice(AccountMailKind.PASSWORD_CHANGED, account.email(), account.locale()));
    }
}
