package dev.kontor.privacy.export;

import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.StaffEmails;
import dev.kontor.identity.StaffId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Mails the person who requested an export that it can be downloaded. The mail names no person, and its
/// page requires a sign-in.
@Component
class ExportMails {

    private final AccountMails mails;
    private final CustomerAccounts customers;
    private final StaffEmails staff;

    ExportMails(AccountMails mails, CustomerAccounts customers, StaffEmails staff) {
        this.mails = mails;
        this.customers = customers;
        this.staff = staff;
    }

    /// Sends the mail with the current transaction. Programs, and persons who may no longer sign in, get
    /// none.
    ///
    /// @param validity how long the file can be downloaded
    void ready(DataExportDetails export, Duration validity) {
        var by = export.requestedBy();
        if (is(CustomerId.class, by)) {
            var id = TypeIds.parse(CustomerId.class, by);
            var account = customers.find(List.of(id)).get(id);
            if (account != null && account.active()) {
                mails.send(AccountMail.withPage(
                        AccountMailKind.DATA_EXPORT_READY,
                        account.email(),
                        account.locale(),
                        export.id().text(),
                        validity));
            }
        } else if (is(StaffId.class, by)) {
            staff.active(TypeIds.parse(StaffId.class, by))
                    .ifPresent(email -> mails.send(AccountMail.withPage(
                            AccountMailKind.STAFF_DATA_EXPORT_READY,
                            email,
                            null,
                            export.id().text(),
                            validity)));
        }
    }

    private static boolean is(Class<? extends TypedId> type, String id) {
        return id.startsWith(TypeIds.prefixOf(type).text() + "_");
    }
}
