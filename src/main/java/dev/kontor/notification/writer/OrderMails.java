package dev.kontor.notification.writer;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.notification.MailKind;
import dev.kontor.notification.delivery.MailQueue;
import dev.kontor.notification.delivery.QueuedMail;
import dev.kontor.notification.settings.MailSettings;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderReader;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.settings.SettingsGroup;
import java.time.Duration;
import java.util.ArrayList;
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
    private final MailQueue queue;
    private final JsonMapper json;
    private final OrderReader orders;
    private final MailedOrders mailed;
    private final SettingsGroup<MailSettings> settings;

    OrderMails(
            MailWriter writer,
            MailQueue queue,
            JsonMapper json,
            OrderReader orders,
            MailedOrders mailed,
            SettingsGroup<MailSettings> settings) {
        this.settings = settings;
        this.writer = writer;
        this.queue = queue;
        this.json = json;
        this.orders = orders;
        this.mailed = mailed;
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
    public Duration gathering() {
        return GATHERING;
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
                    return MailKind.of(
                                    event.type(), facts.status(), settings.get().trackingMails())
                            .stream()
                            .filter(kind -> !facts.isSilent(kind))
                            .map(kind -> new Facts(event, kind, facts, TypeIds.parse(OrderId.class, facts.orderId())));
                })
                .toList();
        if (all.isEmpty()) {
            return;
        }
        var found = orders.find(all.stream().map(Facts::order).distinct().toList());
        var mails = new ArrayList<QueuedMail>();
        for (var each : all) {
            var kind = each.kind();
            var order = found.get(each.order());
            each.facts().recipient(order).ifPresent(to -> {
                var mail = writer.write(to, kind, each.facts(), order == null ? null : mailed.of(order));
                mails.add(new QueuedMail(occasion(kind, each.event().id(), each.facts()), kind.key(), mail));
            });
        }
        queue.add(mails);
    }

    /// What gets a mail of the kind once: the parcel, or the event.
    private static UUID occasion(MailKind kind, UUID event, OrderFacts facts) {
        var parcel = facts.fulfillmentId();
        return kind.isOncePerParcel() && parcel != null
                ? TypeIds.parse(FulfillmentId.class, parcel).value()
                : event;
    }
}
