package dev.kontor.tax.provider;

import dev.kontor.shared.address.Address;
import dev.kontor.tax.TaxDocument;
import dev.kontor.tax.TaxProvider.Recorded;
import dev.kontor.tax.TaxProvider.ReturnedLine;
import dev.kontor.tax.TaxQuote;
import dev.kontor.tax.TaxQuoteRequest;
import dev.kontor.tax.TaxSource;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The requests of the protocol. They contain addresses without names, phone numbers and e-mail addresses.
final class TaxMessages {

    private TaxMessages() {}

    /// Writes the request for a quote. Its hash also binds the quote to what was quoted.
    static Map<String, Object> quote(TaxQuoteRequest request) {
        var body = head(request.reference(), request.currency().getCurrencyCode());
        buyer(body, request.channel(), request.customer(), request.vatNumber());
        body.put(
                "shipments",
                request.shipments().stream()
                        .map(shipment -> shipment(
                                shipment.id(),
                                shipment.address(),
                                shipment.pricesIncludeTax(),
                                shipment.treatment().name(),
                                shipment.lines().stream()
                                        .map(line -> line(
                                                line.id(),
                                                line.kind(),
                                                line.code(),
                                                line.category(),
                                                line.quantity(),
                                                line.amount().minor()))
                                        .toList()))
                        .toList());
        return body;
    }

    static Map<String, Object> commit(TaxDocument document) {
        var body = head(document.reference(), document.currency());
        body.put("orderNumber", document.number());
        put(body, "quote", document.quote());
        body.put("calculatedBy", document.source() == TaxSource.PROVIDER ? "SERVICE" : "SHOP");
        buyer(body, document.channel(), document.customer(), document.vatNumber());
        body.put(
                "shipments",
                document.shipments().stream()
                        .map(shipment -> shipment(
                                shipment.id(),
                                shipment.address(),
                                shipment.pricesIncludeTax(),
                                shipment.treatment().name(),
                                shipment.lines().stream()
                                        .map(TaxMessages::committed)
                                        .toList()))
                        .toList());
        body.put("tax", document.lines().mapToLong(TaxDocument.Line::taxMinor).sum());
        return body;
    }

    static Map<String, Object> cancel(Recorded recorded) {
        return recorded(recorded);
    }

    static Map<String, Object> refund(Recorded recorded, List<ReturnedLine> lines) {
        var body = recorded(recorded);
        body.put(
                "lines",
                lines.stream()
                        .map(line -> {
                            var part = new LinkedHashMap<String, Object>();
                            part.put("id", line.id());
                            part.put("amount", line.amountMinor());
                            taxes(part, line.taxes());
                            return part;
                        })
                        .toList());
        return body;
    }

    private static Map<String, Object> recorded(Recorded recorded) {
        var body = head(recorded.reference(), recorded.currency());
        body.put("orderNumber", recorded.number());
        put(body, "document", recorded.document());
        return body;
    }

    private static Map<String, Object> head(UUID reference, String currency) {
        var body = new LinkedHashMap<String, Object>();
        body.put("version", 1);
        body.put("reference", reference.toString());
        body.put("currency", currency);
        body.put("exponent", Currency.getInstance(currency).getDefaultFractionDigits());
        return body;
    }

    private static void buyer(
            Map<String, Object> body, String channel, @Nullable String customer, @Nullable String vatNumber) {
        body.put("channel", channel);
        var buyer = new LinkedHashMap<String, Object>();
        put(buyer, "customerId", customer);
        put(buyer, "vatNumber", vatNumber);
        body.put("buyer", buyer);
    }

    private static Map<String, Object> shipment(
            String id, Address address, boolean pricesIncludeTax, String treatment, List<Map<String, Object>> lines) {
        var place = new LinkedHashMap<String, Object>();
        place.put("country", address.country());
        put(place, "region", address.region());
        put(place, "postcode", address.postcode());
        place.put("city", address.city());
        place.put("line1", address.line1());
        put(place, "line2", address.line2());
        var shipment = new LinkedHashMap<String, Object>();
        shipment.put("id", id);
        shipment.put("shipTo", place);
        shipment.put("pricesIncludeTax", pricesIncludeTax);
        shipment.put("treatment", treatment);
        shipment.put("lines", lines);
        return shipment;
    }

    private static Map<String, Object> line(
            String id, TaxQuoteRequest.Kind kind, String code, String category, int quantity, long amount) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", id);
        line.put("kind", kind.name());
        line.put("code", code);
        line.put("category", category);
        line.put("quantity", quantity);
        line.put("amount", amount);
        return line;
    }

    private static Map<String, Object> committed(TaxDocument.Line each) {
        var line = line(each.id(), each.kind(), each.code(), each.category(), each.quantity(), each.amountMinor());
        taxes(line, each.taxes());
        return line;
    }

    private static void taxes(Map<String, Object> line, List<TaxQuote.Tax> taxes) {
        line.put("tax", taxes.stream().mapToLong(TaxQuote.Tax::minor).sum());
        line.put(
                "taxes",
                taxes.stream()
                        .map(each -> {
                            var tax = new LinkedHashMap<String, Object>();
                            tax.put("name", each.name());
                            put(tax, "jurisdiction", each.jurisdiction());
                            tax.put("rate", each.rate().toPlainString());
                            tax.put("amount", each.minor());
                            return tax;
                        })
                        .toList());
    }

    private static void put(Map<String, Object> body, String field, @Nullable Object value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
