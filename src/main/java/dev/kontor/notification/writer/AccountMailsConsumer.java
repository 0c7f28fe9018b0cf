package dev.kontor.notification.writer;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.MailId;
import dev.kontor.notification.delivery.MailQueue;
import dev.kontor.notification.delivery.QueuedMail;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Queues the mails about accounts. A queued mail is deleted from the outbox.
@Component
class AccountMailsConsumer implements EventConsumer {

    private final AccountMails mails;
    private final AccountMailWriter writer;
    private final MailQueue queue;

    AccountMailsConsumer(AccountMails mails, AccountMailWriter writer, MailQueue queue) {
        this.mails = mails;
        this.writer = writer;
        this.queue = queue;
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
            queue.add(new QueuedMail(event.id(), "account", writer.write(id, mail)));
            mails.delivered(id);
        });
    }
}
