package dev.kontor.notification.writer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.notification.MailKind;
import dev.kontor.order.WholeOrder;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The content of order events that mails need.
///
/// @param email absent in reports of carriers: the mail goes to that of the order
/// @param locale absent in reports of carriers
/// @param shipping that is no longer due when part of an order was canceled; its change when the order was edited
/// @param fulfillmentId the parcel, if the event is about one
/// @param shippingGroupId of the parcel, if the order is split
/// @param status of the parcel, if the event is a report of its carrier
/// @param skus in the parcel; only when one was shipped
/// @param returnNumber the return, if the event is about one
/// @param labelOffered whether the buyer of an approved return can get a label
/// @param awaitsDecision whether staff have to decide on a requested return
/// @param text for the buyer of a return
/// @param amount refunded
/// @param editId the edit that canceled units; a mail about the edit follows
/// @param replaces the order whose units a placed order replaces; a mail about that follows
/// @param documentNumber of an invoice or credit note
/// @param totalBefore the total before an edit
/// @param retaxed units that stay in an edited order with other taxes
/// @param taxes by how much each tax of an edited order changes
/// @param replacedShipping shipping of an edited order with another method, price or tax
/// @param fields names of changed fields of an edited order
/// @param payUntil last day of the transfer of which the buyer is reminded, if the order is canceled afterwards
/// @param received what has arrived of the transfer of which the buyer is reminded
/// @param dueOn until when an invoice was to be paid, of which the buyer is reminded
/// @param level the number of that reminder, from 1
/// @param account where the buyer transfers the money for the invoice
/// @param credited part of the refunded amount that is not paid out, because it reduced what was still to pay
@JsonIgnoreProperties(ignoreUnknown = true)
record OrderFacts(
        String orderId,
        String orderNumber,
        @Nullable String email,
        @Nullable String locale,
        @Nullable Amount total,
        @Nullable List<Line> items,
        @Nullable Amount shipping,
        @Nullable List<String> skus,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        @Nullable String fulfillmentId,
        @Nullable String shippingGroupId,
        @Nullable String status,
        @Nullable String returnNumber,
        @Nullable Boolean awaitsDecision,
        @Nullable Boolean labelOffered,
        @Nullable String text,
        @Nullable Amount amount,
        @Nullable String editId,
        @Nullable String replaces,
        @Nullable String documentNumber,
        @Nullable Amount totalBefore,
        @Nullable List<Retaxed> retaxed,
        @Nullable List<Tax> taxes,
        @Nullable List<ReplacedShipping> replacedShipping,
        @Nullable List<String> fields,
        @Nullable LocalDate payUntil,
        @Nullable Amount received,
        @Nullable LocalDate dueOn,
        @Nullable Integer level,
        @Nullable Account account,
        @Nullable Amount credited) {

    /// Money of the order was refunded.
    static OrderFacts refunded(WholeOrder order, Amount amount) {
        return about(order, amount, null);
    }

    /// A document of the order is ready.
    static OrderFacts documented(WholeOrder order, String documentNumber) {
        return about(order, null, documentNumber);
    }

    private static OrderFacts about(WholeOrder order, @Nullable Amount amount, @Nullable String documentNumber) {
        return new OrderFacts(
                order.id().text(),
                order.number(),
                order.email(),
                order.locale(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                amount,
                null,
                null,
                documentNumber,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(
            String sku,
            String title,
            int quantity,
            @Nullable Amount gross,
            @Nullable List<Input> inputs,
            @Nullable List<Part> parts,
            @Nullable String shippingGroupId) {}

    /// The parts of one unit.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Part(String title, int quantity) {}

    /// The buyer's inputs for each unit.
    ///
    /// @param kind such as `BOOLEAN`
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Input(
            String label,
            String kind,
            String value,
            @Nullable String valueLabel) {}

    /// Units with other taxes.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Retaxed(
            String title,
            int quantity,
            Amount grossBefore,
            Amount gross,
            @Nullable String shippingGroupId) {}

    /// @param tax change of the tax; negative if it drops
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Tax(String name, @Nullable String jurisdiction, BigDecimal rate, Amount tax) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ReplacedShipping(
            String nameBefore,
            Amount grossBefore,
            String name,
            Amount gross,
            @Nullable String shippingGroupId) {}

    /// An amount in minor units; other fields in the event are derived from it.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Amount(long amount, Currency currency) {

        Money money() {
            return new Money(amount, currency);
        }
    }

    /// The account that an invoice names.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Account(
            String accountHolder, String iban, @Nullable String bic) {

        Map<String, String> fields() {
            return bic == null
                    ? Map.of("accountHolder", accountHolder, "iban", iban)
                    : Map.of("accountHolder", accountHolder, "iban", iban, "bic", bic);
        }
    }

    /// Who gets the mail, in which language.
    record Recipient(String email, Locale language) {}

    /// The recipient of the event, else that of the order; empty if neither names one.
    ///
    /// @param order absent if it no longer exists
    Optional<Recipient> recipient(@Nullable WholeOrder order) {
        if (email != null && locale != null) {
            return Optional.of(new Recipient(email, Locale.forLanguageTag(locale)));
        }
        return Optional.ofNullable(order)
                .map(existing -> new Recipient(existing.email(), Locale.forLanguageTag(existing.locale())));
    }

    /// Whether the event needs no mail, because another one about the same request follows at once.
    boolean isSilent(MailKind kind) {
        return kind == MailKind.RETURN_REQUESTED && Boolean.FALSE.equals(awaitsDecision)
                || kind == MailKind.ORDER_UNITS_CANCELED && editId != null
                || kind == MailKind.ORDER_PLACED && replaces != null;
    }

    /// Whether an edit changed the field of the order.
    boolean changed(String field) {
        return fields != null && fields.contains(field);
    }

    /// The carrier's page; absent unless it is a web URL.
    @Nullable
    String trackingLink() {
        return trackingUrl != null && (trackingUrl.startsWith("https://") || trackingUrl.startsWith("http://"))
                ? trackingUrl
                : null;
    }
}
