package dev.kontor.notification.writer;

import dev.kontor.identity.MailId;
import dev.kontor.notification.MailKind;
import dev.kontor.notification.delivery.Mail;
import dev.kontor.notification.settings.LinkSettings;
import dev.kontor.notification.template.MailRenderer;
import dev.kontor.notification.template.MailTexts;
import dev.kontor.notification.writer.OrderFacts.Recipient;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.MoneyFormat;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Renders mails in the order's language. Links lead to the shop's configured URL, never to one from a request;
/// the carrier's page is the exception.
@Component
class MailWriter {

    private final Shop shop;
    private final SettingsGroup<LinkSettings> links;
    private final MailTexts texts;
    private final MailRenderer renderer;

    MailWriter(Shop shop, SettingsGroup<LinkSettings> links, MailTexts texts, MailRenderer renderer) {
        this.shop = shop;
        this.links = links;
        this.texts = texts;
        this.renderer = renderer;
    }

    /// @param order absent if it no longer exists
    Mail write(Recipient to, MailKind kind, OrderFacts facts, @Nullable MailedOrder order) {
        return write(to, kind, facts, order, null);
    }

    /// @param files the attached files of a document. The mail also gets the content with a link for the case
    ///     that they cannot be attached, if the shop has a page of the order
    Mail write(
            Recipient to, MailKind kind, OrderFacts facts, @Nullable MailedOrder order, @Nullable DocumentPart files) {
        var channel = order == null ? null : order.order().channel();
        var secrets = order == null || order.token().isEmpty() ? List.<String>of() : List.of(order.token());
        var model = model(kind, facts, order, to.language());
        var content = renderer.render(kind, to.language(), channel, model, secrets);
        if (files != null) {
            boolean replaceable = model.containsKey("orderUrl");
            model.put("attachment", files.names());
            if (!files.linked()) {
                model.remove("orderUrl");
            }
            var attached = renderer.render(kind, to.language(), channel, model, secrets);
            content = replaceable ? content.withFiles(attached) : attached;
        }
        return new Mail(MailId.next(), kind, to.email(), to.language(), channel, facts.orderNumber(), false, content);
    }

    /// The values of the variables.
    Map<String, Object> model(MailKind kind, OrderFacts facts, @Nullable MailedOrder order, Locale language) {
        var model = new HashMap<String, Object>();
        put(model, "message", message(kind, facts, language));
        model.put("orderNumber", facts.orderNumber());
        model.put("returnNumber", number(facts));
        model.put("documentNumber", Objects.requireNonNullElse(facts.documentNumber(), ""));
        model.put("lines", lines(kind, facts, order, language));
        model.put("summary", summary(kind, facts, order, language));
        model.put("addresses", addresses(kind, facts, order, language));
        var total = facts.amount() == null ? facts.total() : facts.amount();
        put(model, "total", total == null ? null : format(total, language));
        model.put("totalLabel", text(totalLabel(kind, facts), language));
        put(model, "tracking", tracking(facts));
        put(model, "trackingUrl", facts.trackingLink());
        put(model, "orderUrl", kind == MailKind.ORDER_NOTICE ? null : orderLink(facts.orderNumber(), order));
        return model;
    }

    /// The text for the buyer; of an approved return also where the label is, if there is one; of a refunded one,
    /// how the buyer gets the amount. For the shop, the address of the buyer; of a reminder, until when the order
    /// waits or the invoice was to be paid.
    private @Nullable String message(MailKind kind, OrderFacts facts, Locale language) {
        if (kind == MailKind.ORDER_NOTICE) {
            return facts.email();
        }
        if (kind == MailKind.ORDER_PAYMENT_REMINDER) {
            return reminder(facts, language);
        }
        if (kind == MailKind.INVOICE_REMINDER && facts.dueOn() != null) {
            return text("invoice-reminder.due-" + facts.level(), language, day(facts.dueOn(), language));
        }
        if (kind == MailKind.RETURN_REFUNDED) {
            return refunded(facts, language);
        }
        if (kind != MailKind.RETURN_APPROVED || !Boolean.TRUE.equals(facts.labelOffered())) {
            return facts.text();
        }
        var label = text("return-approved.label", language);
        return facts.text() == null ? label : facts.text() + "\n\n" + label;
    }

    /// Until when the order waits, or which part of the transfer has arrived.
    private @Nullable String reminder(OrderFacts facts, Locale language) {
        if (facts.received() != null) {
            return text("order-payment-reminder.received", language, format(facts.received(), language));
        }
        return facts.payUntil() == null
                ? null
                : text("order-payment-reminder.until", language, day(facts.payUntil(), language));
    }

    /// The amount that the buyer still had to pay is reduced first; only the rest is paid out.
    private String refunded(OrderFacts facts, Locale language) {
        var credited = facts.credited();
        if (credited == null) {
            return text("return-refunded.paid", language);
        }
        return credited.equals(facts.amount())
                ? text("return-refunded.credited", language)
                : text("return-refunded.both", language, format(credited, language));
    }

    private static String day(LocalDate day, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(day);
    }

    /// The number of the return; empty for other mails.
    private static String number(OrderFacts facts) {
        return Objects.requireNonNullElse(facts.returnNumber(), "");
    }

    private static void put(Map<String, Object> model, String name, @Nullable Object value) {
        if (value != null) {
            model.put(name, value);
        }
    }

    private static String totalLabel(MailKind kind, OrderFacts facts) {
        if (kind == MailKind.ORDER_PAYMENT_REQUESTED
                || kind == MailKind.ORDER_PAYMENT_REMINDER
                || kind == MailKind.INVOICE_REMINDER) {
            return "amount-due";
        }
        if (kind == MailKind.ORDER_EDITED) {
            return "edited.total";
        }
        return facts.amount() == null ? "total" : "refund";
    }

    private static boolean isPlaced(MailKind kind) {
        return kind == MailKind.ORDER_PLACED || kind == MailKind.ORDER_NOTICE;
    }

    private List<Map<String, String>> summary(
            MailKind kind, OrderFacts facts, @Nullable MailedOrder order, Locale language) {
        if (kind == MailKind.ORDER_EDITED) {
            return new EditedRows(facts, order, texts, language).summary();
        }
        return order == null || !isPlaced(kind) ? List.of() : order.summary(texts, language);
    }

    private List<Map<String, Object>> addresses(
            MailKind kind, OrderFacts facts, @Nullable MailedOrder order, Locale language) {
        return order == null
                ? List.of()
                : switch (kind) {
                    case ORDER_PLACED, ORDER_NOTICE -> order.addresses(texts, language);
                    case ORDER_EDITED -> order.editedAddresses(facts.changed("billingAddress"), texts, language);
                    case EXCHANGE_CONFIRMED -> order.transferAddress(texts, language);
                    case ORDER_PAYMENT_REMINDER -> order.due(facts.total()).transferAddress(texts, language);
                    case INVOICE_REMINDER -> MailedOrder.invoiceAccount(facts, texts, language);
                    case FULFILLMENT_SHIPPED,
                            PARCEL_OUT_FOR_DELIVERY,
                            PARCEL_READY_FOR_COLLECTION,
                            PARCEL_DELAYED,
                            PARCEL_DELIVERED -> order.parcelAddress(facts.shippingGroupId(), texts, language);
                    case FULFILLMENT_READY_FOR_PICKUP -> order.pickupAddress(facts.shippingGroupId(), texts, language);
                    case ORDER_PAID,
                            ORDER_CANCELED,
                            ORDER_UNITS_CANCELED,
                            ORDER_LINK_REQUESTED,
                            ORDER_PAYMENT_REQUESTED,
                            RETURN_REQUESTED,
                            RETURN_APPROVED,
                            RETURN_REJECTED,
                            RETURN_REFUNDED,
                            RETURN_LABELED,
                            CLAIM_ACCEPTED,
                            WITHDRAWAL_RECEIVED,
                            REFUND_PAID,
                            INVOICE_READY,
                            CREDIT_NOTE_READY -> List.of();
                    default -> throw new IllegalArgumentException(kind + " is not about an order");
                };
    }

    private List<Map<String, Object>> lines(
            MailKind kind, OrderFacts facts, @Nullable MailedOrder order, Locale language) {
        var items = facts.items();
        if (items != null) {
            var edited = new EditedRows(facts, order, texts, language);
            var prices = isPlaced(kind) && order != null ? order.prices() : List.<Money>of();
            var goods = IntStream.range(0, items.size()).mapToObj(index -> {
                var line = items.get(index);
                return Map.<String, Object>of(
                        "quantity", line.quantity() + " ×",
                        "title", line.title(),
                        "price", price(line, prices.size() == items.size() ? prices.get(index) : null, language),
                        "details",
                                Stream.concat(details(line, language), edited.address(line.shippingGroupId()))
                                        .toList());
            });
            var others = kind == MailKind.ORDER_EDITED
                    ? edited.lines()
                    : Stream.ofNullable(facts.shipping())
                            .map(amount -> line(text("shipping", language), format(amount, language)));
            return Stream.concat(goods, others).toList();
        }
        return facts.skus() == null
                ? List.of()
                : facts.skus().stream().map(sku -> line(title(sku, order), "")).toList();
    }

    /// Returned units are shown without prices.
    private static String price(OrderFacts.Line line, @Nullable Money shown, Locale language) {
        if (shown != null) {
            return MoneyFormat.format(shown, language);
        }
        return line.gross() == null ? "" : format(line.gross(), language);
    }

    private static String title(String sku, @Nullable MailedOrder order) {
        return order == null
                ? sku
                : order.order().items().stream()
                        .filter(line -> sku.equals(line.sku()))
                        .findFirst()
                        .map(line ->
                                line.variantTitle().isEmpty() ? line.title() : line.title() + " " + line.variantTitle())
                        .orElse(sku);
    }

    private static Map<String, Object> line(String title, String price) {
        return Map.of("quantity", "", "title", title, "price", price, "details", List.of());
    }

    /// Its parts and the buyer's inputs.
    private Stream<String> details(OrderFacts.Line line, Locale language) {
        var parts = line.parts() == null
                ? Stream.<String>of()
                : line.parts().stream().map(part -> part.quantity() + " × " + part.title());
        return Stream.concat(parts, inputs(line, language).stream());
    }

    /// One line each: a text with line breaks must not look like part of the mail.
    private List<String> inputs(OrderFacts.Line line, Locale language) {
        return line.inputs() == null
                ? List.of()
                : line.inputs().stream()
                        .map(input ->
                                input.label() + ": " + value(input, language).replaceAll("\\R", " / "))
                        .toList();
    }

    private String value(OrderFacts.Input input, Locale language) {
        if (input.kind().equals("BOOLEAN")) {
            return text(input.value().equals("true") ? "yes" : "no", language);
        }
        return input.valueLabel() == null ? input.value() : input.valueLabel();
    }

    private static String format(OrderFacts.Amount amount, Locale language) {
        return MoneyFormat.format(amount.money(), language);
    }

    private static @Nullable String tracking(OrderFacts facts) {
        if (facts.trackingNumber() == null) {
            return facts.carrier();
        }
        return facts.carrier() == null ? facts.trackingNumber() : facts.carrier() + " " + facts.trackingNumber();
    }

    private @Nullable String orderLink(String number, @Nullable MailedOrder order) {
        var path = links.get().order().replace("{number}", number);
        boolean known = order != null || !(path.contains("{id}") || path.contains("{token}"));
        if (path.isEmpty() || !known) {
            return null;
        }
        if (order == null) {
            return shop.link(path);
        }
        var open = order.token().isEmpty()
                ? path.replaceAll("[#?&][A-Za-z]+=\\{token}", "")
                : path.replace("{token}", order.token());
        return shop.link(open.replace("{id}", order.order().id().text()));
    }

    private String text(String key, Locale language, Object... arguments) {
        return texts.text(key, language, arguments);
    }
}
