package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import dev.kontor.notification.MailTemplateId;
import dev.kontor.shared.persistence.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A template of staff for a kind of mail in a language, for one channel or for all.
@Entity
@Table(schema = "notification", name = "templates")
class MailTemplate extends Aggregate<MailTemplateId> {

    @Id
    private MailTemplateId id;

    @Enumerated(EnumType.STRING)
    private MailKind kind;

    private String locale;
    private @Nullable String channel;
    private String subject;
    private String html;
    private String text;

    MailTemplate(TemplatePlace place, MailSource source, Instant now) {
        super(now);
        id = MailTemplateId.next();
        kind = place.kind();
        locale = place.locale();
        channel = place.channel();
        subject = source.subject();
        html = source.html();
        text = source.text();
    }

    @SuppressWarnings("NullAway.Init")
    protected MailTemplate() {}

    @Override
    public MailTemplateId id() {
        return id;
    }

    TemplatePlace place() {
        return new TemplatePlace(kind, locale, channel);
    }

    MailSource source() {
        return new MailSource(subject, html, text);
    }

    void change(MailSource source, Instant now) {
        subject = source.subject();
        html = source.html();
        text = source.text();
        updatedAt(now);
    }
}
