package dev.kontor.notification;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.MailId;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Sends the mails about accounts. A delivered mail is deleted.
@Component
class AccountMailsConsumer implements EventConsumer {

    private final AccountMails mails;
    private final AccountMailWriter writer;
    private final Mailer mailer;
    private final SentMails sent;

    AccountMailsConsumer(AccountMails mails, AccountMailWriter writer, Mailer mailer, SentMails sent) {
        this.mails = mails;
        this.writer = writer;
        this.mailer = mailer;
        this.sent = sent;
    }

    @Override
    public String name() {
        return "account-mails";
    }

    @Override
    public Set<String> types() {
        return Set.of("account_mail.queued");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        events.forEach(this::send);
    }

    private void send(LoggedEvent event) {
        var id = TypeIds.parse(MailId.class, event.subject());
        mails.find(id).ifPresent(mail -> {
            var written = writer.write(id, mail);
            sent.once(event.id(), "account", () -> mailer.send(written));
            mails.delivered(id);
        });
    }
}
