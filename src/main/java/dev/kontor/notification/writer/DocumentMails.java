package dev.kontor.notification.writer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.document.DocumentAttachments;
import dev.kontor.document.DocumentAttachments.Sizes;
import dev.kontor.document.DocumentId;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.notification.DocumentDelivery;
import dev.kontor.notification.DocumentMail;
import dev.kontor.notification.NotificationProperties;
import dev.kontor.notification.delivery.Mail;
import dev.kontor.notification.delivery.MailAttachment;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Mails buyers their invoices and credit notes, or that they can be downloaded, once for each document.
@Component
class DocumentMails implements EventConsumer {

    private final OrderReader orders;
    private final MailedOrders mailed;
    private final MailWriter writer;
    private final MailQueue queue;
    private final DocumentAttachments documents;
    private final NotificationProperties properties;
    private final SettingsGroup<MailSettings> settings;
    private final JsonMapper json;

    DocumentMails(
            OrderReader orders,
            MailedOrders mailed,
            MailWriter writer,
            MailQueue queue,
            DocumentAttachments documents,
            NotificationProperties properties,
            SettingsGroup<MailSettings> settings,
            JsonMapper json) {
        this.orders = orders;
        this.mailed = mailed;
        this.writer = writer;
        this.queue = queue;
        this.documents = documents;
        this.properties = properties;
        this.settings = settings;
        this.json = json;
    }

    /// The content of the event.
    ///
    /// @param kind as text, because during an upgrade it may be unknown to this release
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Ready(String documentId, String kind, String number, String orderId) {

        DocumentId id() {
            return TypeIds.parse(DocumentId.class, documentId);
        }
    }

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
        var sizes = settings.get().documentDelivery().attaches()
                ? documents.sizes(ready.stream().map(Ready::id).toList())
                : Map.<DocumentId, Sizes>of();
        queue.add(ready.stream()
                .flatMap(document -> mail(document, found, sizes.get(document.id())))
                .toList());
    }

    private Optional<DocumentMail> wanted(Ready document) {
        return settings.get().documentMails().stream()
                .filter(mail -> mail.name().equals(document.kind()))
                .findFirst();
    }

    /// @param sizes of the files; absent if they are unknown, or if nothing is attached
    private Stream<QueuedMail> mail(Ready document, Map<OrderId, WholeOrder> found, @Nullable Sizes sizes) {
        var order = found.get(order(document));
        if (order == null) {
            return Stream.empty();
        }
        var wanted = settings.get();
        var kind = wanted(document).orElseThrow().kind();
        var to = new OrderFacts.Recipient(order.email(), Locale.forLanguageTag(order.locale()));
        var facts = OrderFacts.documented(order, document.number());
        boolean xml = sizes != null && sizes.hasXml() && wanted.attachXml();
        if (sizes == null || sizes.total(xml) > properties.attachmentLimit().toBytes()) {
            return Stream.of(queued(document, writer.write(to, kind, facts, mailed.of(order))));
        }
        var names = document.number() + ".pdf" + (xml ? ", " + document.number() + ".xml" : "");
        var files = new DocumentPart(names, wanted.documentDelivery() == DocumentDelivery.BOTH);
        var mail = writer.write(to, kind, facts, mailed.of(order), files);
        return Stream.of(queued(document, mail.withAttachment(new MailAttachment(document.id(), xml))));
    }

    private static QueuedMail queued(Ready document, Mail mail) {
        return new QueuedMail(document.id().value(), mail.kind().key(), mail);
    }

    private static OrderId order(Ready document) {
        return TypeIds.parse(OrderId.class, document.orderId());
    }
}
