package dev.kontor.notification;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells shoppers by mail what happens to their orders.
@Component
class OrderMails implements EventConsumer {

    private final MailWriter writer;
    private final Mailer mailer;
    private final SentMails sent;
    private final JsonMapper json;

    OrderMails(MailWriter writer, Mailer mailer, SentMails sent, JsonMapper json) {
        this.writer = writer;
        this.mailer = mailer;
        this.sent = sent;
        this.json = json;
    }

    @Override
    public String name() {
        return "order-mails";
    }

    @Override
    public Set<String> types() {
        return MailKind.eventTypes();
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        events.forEach(this::send);
    }

    private void send(LoggedEvent event) {
        var kind = MailKind.of(event.type());
        var mail = writer.write(event.id(), kind, json.treeToValue(event.data(), OrderFacts.class));
        sent.once(event.id(), kind.key(), () -> mailer.send(mail));
    }
}
