package dev.kontor.notification.writer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.notification.MailKind;
import dev.kontor.notification.delivery.MailQueue;
import dev.kontor.notification.delivery.QueuedMail;
import dev.kontor.notification.settings.MailSettings;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderReader;
import dev.kontor.order.WholeOrder;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Mails shoppers about changes of their orders, and the shop about placed orders.
@Component
class OrderMails implements EventConsumer {

    private static final int STEP = 20;
    private static final String PLACED = "order.placed";

    private final MailWriter writer;
    private final MailQueue queue;
    private final JsonMapper json;
    private final OrderReader orders;
    private final MailedOrders mailed;
    private final SettingsGroup<MailSettings> settings;
    private final Shop shop;

    OrderMails(
            MailWriter writer,
            MailQueue queue,
            JsonMapper json,
            OrderReader orders,
            MailedOrders mailed,
            SettingsGroup<MailSettings> settings,
            Shop shop) {
        this.settings = settings;
        this.shop = shop;
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
    public boolean gathers() {
        return true;
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
                    var toBuyer = MailKind.of(
                                    event.type(), facts.status(), settings.get().trackingMails())
                            .filter(kind -> !facts.isSilent(kind));
                    return Stream.concat(toBuyer.stream(), toShop(event))
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
            if (kind == MailKind.ORDER_NOTICE) {
                mails.addAll(notices(each.event().id(), each.facts(), order));
                continue;
            }
            each.facts().recipient(order).ifPresent(to -> {
                var mail = writer.write(to, kind, each.facts(), order == null ? null : mailed.of(order));
                mails.add(new QueuedMail(occasion(kind, each.event().id(), each.facts()), kind.key(), mail));
            });
        }
        queue.add(mails);
    }

    private Stream<MailKind> toShop(LoggedEvent event) {
        return event.type().equals(PLACED) && !settings.get().orderNotices().isEmpty()
                ? Stream.of(MailKind.ORDER_NOTICE)
                : Stream.empty();
    }

    /// One mail for each address of the shop, without the buyer's access to the order.
    private List<QueuedMail> notices(UUID event, OrderFacts facts, @Nullable WholeOrder order) {
        var seen = order == null ? null : new MailedOrder(order, "", null);
        return settings.get().orderNotices().stream()
                .map(address -> {
                    var to = new OrderFacts.Recipient(address, shop.defaultLocale());
                    var name = MailKind.ORDER_NOTICE.key() + "-" + UUID.nameUUIDFromBytes(address.getBytes(UTF_8));
                    return new QueuedMail(event, name, writer.write(to, MailKind.ORDER_NOTICE, facts, seen));
                })
                .toList();
    }

    /// The id for which a mail of the kind is sent once: that of the parcel, or of the event.
    private static UUID occasion(MailKind kind, UUID event, OrderFacts facts) {
        var parcel = facts.fulfillmentId();
        return kind.isOncePerParcel() && parcel != null
                ? TypeIds.parse(FulfillmentId.class, parcel).value()
                : event;
    }
}
