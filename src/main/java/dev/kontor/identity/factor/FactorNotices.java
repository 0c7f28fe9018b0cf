package dev.kontor.identity.factor;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.event.StaffFactorsChanged;
import dev.kontor.shared.id.TypedId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Publishes changes of second factors: to the event log, the audit log, and the member by mail.
@Component
public class FactorNotices {

    private final JdbcClient jdbc;
    private final EventLog events;
    private final AuditLog audit;
    private final AccountMails mails;

    FactorNotices(JdbcClient jdbc, EventLog events, AuditLog audit, AccountMails mails) {
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
        this.mails = mails;
    }

    /// Publishes a change, in its transaction.
    ///
    /// @param action as the audit log names it: `staff.mfa_enabled`
    /// @param by label of the actor
    public void changed(String action, StaffId staff, String by) {
        audit.record(action, staff);
        events.append(new StaffFactorsChanged(staff, by));
        mails.send(AccountMail.notice(AccountMailKind.MFA_CHANGED, email(staff), null));
    }

    /// Records the change in the audit log only, in its transaction: second factors are optional for customers.
    public void noted(String action, TypedId customer) {
        audit.record(action, customer);
    }

    String email(StaffId staff) {
        return jdbc.sql("select email from identity.accounts where id = :id")
                .param("id", staff)
                .query(String.class)
                .single();
    }
}
