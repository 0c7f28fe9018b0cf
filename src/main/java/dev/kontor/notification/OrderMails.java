package dev.kontor.notification;

import dev.kontor.checkout.OrderAccess;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderReader;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Mails shoppers about changes of their orders.
@Component
class OrderMails implements EventConsumer {

    private final MailWriter writer;
    private final Mailer mailer;
    private final SentMails sent;
    private final JsonMapper json;
    private final OrderReader orders;
    private final OrderAccess access;
    private final Transfers transfers;

    OrderMails(
            MailWriter writer,
            Mailer mailer,
            SentMails sent,
            JsonMapper json,
            OrderReader orders,
            OrderAccess access,
            Transfers transfers) {
        this.writer = writer;
        this.mailer = mailer;
        this.sent = sent;
        this.json = json;
        this.orders = orders;
        this.access = access;
        this.transfers = transfers;
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
        var facts = json.treeToValue(event.data(), OrderFacts.class);
        var mail = writer.write(event.id(), kind, facts, order(facts).orElse(null));
        sent.once(event.id(), kind.key(), () -> mailer.send(mail));
    }

    private Optional<MailedOrder> order(OrderFacts facts) {
        return orders.find(TypeIds.parse(OrderId.class, facts.orderId()))
                .map(order -> new MailedOrder(
                        order,
                        order.customerId() == null ? access.token(order.id()) : "",
                        transfers.open(order.id()).orElse(null)));
    }
}
