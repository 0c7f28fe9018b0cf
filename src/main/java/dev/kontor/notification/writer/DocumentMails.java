package dev.kontor.notification.writer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.document.DocumentId;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.notification.DocumentMail;
import dev.kontor.notification.delivery.MailQueue;
import dev.kontor.notification.delivery.QueuedMail;
import dev.kontor.notification.settings.MailSettings;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderReader;
import dev.kontor.order.WholeOrder;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.settings.SettingsGroup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Mails buyers that an invoice or credit note can be downloaded, once for each document.
@Component
class DocumentMails implements EventConsumer {

    private final OrderReader orders;
    private final MailedOrders mailed;
    private final MailWriter writer;
    private final MailQueue queue;
    private final SettingsGroup<MailSettings> settings;
    private final JsonMapper json;

    DocumentMails(
            OrderReader orders,
            MailedOrders mailed,
            MailWriter writer,
            MailQueue queue,
            SettingsGroup<MailSettings> settings,
            JsonMapper json) {
        this.orders = orders;
        this.mailed = mailed;
        this.writer = writer;
        this.queue = queue;
        this.settings = settings;
        this.json = json;
    }

    /// The content of the event.
    ///
    /// @param kind as text, because during an upgrade it may be unknown to this release
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Ready(String documentId, String kind, String number, String orderId) {}

    @Override
    public String name() {
        return "document-mails";
    }

    @Override
    public Set<String> types() {
        return Set.of("document.ready");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var ready = events.stream()
                .map(event -> json.treeToValue(event.data(), Ready.class))
                .filter(document -> wanted(document).isPresent())
                .toList();
        if (ready.isEmpty()) {
            return;
        }
        var found =
                orders.find(ready.stream().map(DocumentMails::order).distinct().toList());
        queue.add(ready.stream().flatMap(document -> mail(document, found)).toList());
    }

    private Optional<DocumentMail> wanted(Ready document) {
        return settings.get().documentMails().stream()
                .filter(mail -> mail.name().equals(document.kind()))
                .findFirst();
    }

    private Stream<QueuedMail> mail(Ready document, Map<OrderId, WholeOrder> found) {
        var order = found.get(order(document));
        if (order == null) {
            return Stream.empty();
        }
        var kind = wanted(document).orElseThrow().kind();
        var to = new OrderFacts.Recipient(order.email(), Locale.forLanguageTag(order.locale()));
        var mail = writer.write(to, kind, OrderFacts.documented(order, document.number()), mailed.of(order));
        var occasion = TypeIds.parse(DocumentId.class, document.documentId()).value();
        return Stream.of(new QueuedMail(occasion, kind.key(), mail));
    }

    private static OrderId order(Ready document) {
        return TypeIds.parse(OrderId.class, document.orderId());
    }
}
