package dev.kontor.notification;

import dev.kontor.checkout.OrderAccess;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderReader;
import dev.kontor.order.WholeOrder;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Mails shoppers about changes of their orders.
@Component
class OrderMails implements EventConsumer {

    private static final int STEP = 20;

    private final MailWriter writer;
    private final Mailer mailer;
    private final SentMails sent;
    private final JsonMapper json;
    private final OrderReader orders;
    private final OrderAccess access;
    private final Transfers transfers;
    private final NotificationProperties properties;

    OrderMails(
            MailWriter writer,
            Mailer mailer,
            SentMails sent,
            JsonMapper json,
            OrderReader orders,
            OrderAccess access,
            Transfers transfers,
            NotificationProperties properties) {
        this.properties = properties;
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
        for (int from = 0; from < events.size(); from += STEP) {
            send(events.subList(from, Math.min(events.size(), from + STEP)));
        }
    }

    /// Reads the orders of all these mails once.
    private void send(List<LoggedEvent> events) {
        record Facts(LoggedEvent event, MailKind kind, OrderFacts facts, OrderId order) {}
        var all = events.stream()
                .flatMap(event -> {
                    var facts = json.treeToValue(event.data(), OrderFacts.class);
                    return MailKind.of(event.type(), facts.status(), properties.trackingMails()).stream()
                            .filter(kind -> !facts.isSilent(kind))
                            .map(kind -> new Facts(event, kind, facts, TypeIds.parse(OrderId.class, facts.orderId())));
                })
                .toList();
        if (all.isEmpty()) {
            return;
        }
        var found = orders.find(all.stream().map(Facts::order).distinct().toList());
        try (var batch = sent.batch()) {
            for (var each : all) {
                var kind = each.kind();
                var order = found.get(each.order());
                each.facts().recipient(order).ifPresent(to -> {
                    var event = each.event().id();
                    var mail = writer.write(to, event, kind, each.facts(), order == null ? null : mailed(order));
                    batch.once(occasion(kind, event, each.facts()), kind.key(), () -> mailer.send(mail));
                });
            }
        }
    }

    /// What gets a mail of the kind once: the parcel, or the event.
    private static UUID occasion(MailKind kind, UUID event, OrderFacts facts) {
        var parcel = facts.fulfillmentId();
        return kind.isOncePerParcel() && parcel != null
                ? TypeIds.parse(FulfillmentId.class, parcel).value()
                : event;
    }

    private MailedOrder mailed(WholeOrder order) {
        return new MailedOrder(
                order,
                order.customerId() == null ? access.token(order.id()) : "",
                order.paymentStatus() == OrderPaymentStatus.PAID
                        ? null
                        : transfers.open(order.id()).orElse(null));
    }
}
