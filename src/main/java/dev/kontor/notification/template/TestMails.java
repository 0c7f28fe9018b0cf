package dev.kontor.notification.template;

import dev.kontor.audit.AuditLog;
import dev.kontor.identity.MailId;
import dev.kontor.identity.StaffEmails;
import dev.kontor.identity.StaffId;
import dev.kontor.notification.delivery.Mail;
import dev.kontor.notification.delivery.MailContent;
import dev.kontor.notification.delivery.MailQueue;
import dev.kontor.notification.delivery.QueuedMail;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sends staff a template with sample data, to their own address and no other.
@Service
class TestMails {

    private static final String MARK = "[Test] ";

    private final MailTemplateService templates;
    private final StaffEmails staff;
    private final MailQueue queue;
    private final AuditLog audit;

    TestMails(MailTemplateService templates, StaffEmails staff, MailQueue queue, AuditLog audit) {
        this.templates = templates;
        this.staff = staff;
        this.queue = queue;
        this.audit = audit;
    }

    /// @return the mail in the log
    @Transactional
    public MailId send(TemplatePlace place, PreviewMailTemplate request, StaffId recipient) {
        var preview = templates.preview(place, request);
        var mail = new Mail(
                MailId.next(),
                place.kind(),
                staff.of(recipient),
                Locale.forLanguageTag(place.locale()),
                place.channel(),
                null,
                false,
                new MailContent(MARK + preview.subject(), preview.text(), preview.html(), List.of()));
        queue.add(new QueuedMail(mail.id().value(), "test", mail));
        audit.record("mail.tested", mail.id(), null, Map.of("kind", place.kind(), "locale", place.locale()));
        return mail.id();
    }
}
