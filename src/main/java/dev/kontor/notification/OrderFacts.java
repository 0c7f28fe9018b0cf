package dev.kontor.notification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The content of order events that mails need.
///
/// @param shipping that is no longer due; only when part of an order was canceled
/// @param skus in the parcel; only when one was shipped
@JsonIgnoreProperties(ignoreUnknown = true)
record OrderFacts(
        String orderId,
        String orderNumber,
        String email,
        String locale,
        @Nullable Amount total,
        @Nullable List<Line> items,
        @Nullable Amount shipping,
        @Nullable List<String> skus,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(
            String sku,
            String title,
            int quantity,
            Amount gross,
            @Nullable List<Input> inputs,
            @Nullable List<Part> parts) {}

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

    /// An amount in minor units; other fields in the event are derived from it.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Amount(long amount, Currency currency) {

        Money money() {
            return new Money(amount, currency);
        }
    }

    Locale language() {
        return Locale.forLanguageTag(locale);
    }

    /// The carrier's page; absent unless it is a web URL.
    @Nullable
    String trackingLink() {
        return trackingUrl != null && (trackingUrl.startsWith("https://") || trackingUrl.startsWith("http://"))
                ? trackingUrl
                : null;
    }
}
