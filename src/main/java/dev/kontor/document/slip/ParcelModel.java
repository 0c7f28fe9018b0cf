package dev.kontor.document.slip;

import static dev.kontor.document.content.DocumentTexts.text;

import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.content.Company;
import dev.kontor.document.content.DocumentTexts;
import dev.kontor.document.file.AddressLines;
import dev.kontor.document.file.Printable;
import dev.kontor.document.settings.DocumentSettings;
import dev.kontor.order.billing.PackedParcel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The content of packing slips and delivery notes, in the language of the buyer.
public final class ParcelModel {

    private ParcelModel() {}

    /// @param company settings of the channel; absent if it has none
    /// @param shop its name, if it has no company
    public static Printable of(
            DocumentTemplateKind kind, PackedParcel parcel, @Nullable DocumentSettings company, String shop) {
        var language = DocumentTexts.language(parcel.locale());
        var zone = company == null ? ZoneOffset.UTC : company.timeZone();
        var seller = company == null ? shop : company.company().legalName();
        var title = text(kind == DocumentTemplateKind.PACKING_SLIP ? "packing-slip" : "delivery-note", language) + " "
                + parcel.orderNumber();
        var model = new HashMap<String, Object>();
        model.put("title", title);
        model.put("orderNumber", parcel.orderNumber());
        model.put("sellerName", seller);
        model.put("sellerLines", company == null ? List.of() : lines(company.company()));
        model.put("addresses", addresses(parcel, language));
        model.put("facts", facts(parcel, zone, language));
        model.put("itemLabel", text("item", language));
        model.put("quantityLabel", text("quantity", language));
        model.put(
                "items",
                parcel.items().stream().map(item -> row(item, language)).toList());
        model.put("notes", notes(parcel, language));
        model.put("receivedOnLabel", text("received-on", language));
        model.put("signatureLabel", text("signature", language));
        model.put("pageLabel", text("page", language));
        model.put("ofLabel", text("page-of", language));
        return new Printable(kind, language, title, seller, model);
    }

    private static List<String> lines(Company company) {
        return Stream.of(company.line1(), company.line2(), company.postcode() + " " + company.city())
                .filter(line -> line != null && !line.isBlank())
                .toList();
    }

    private static List<Map<String, Object>> addresses(PackedParcel parcel, Locale language) {
        return parcel.address() == null
                ? List.of()
                : List.of(Map.of(
                        "label", text("ship-to", language), "lines", AddressLines.of(parcel.address(), language)));
    }

    private static List<String> notes(PackedParcel parcel, Locale language) {
        return parcel.note() == null ? List.of() : List.of(text("buyer-note", language) + ": " + parcel.note());
    }

    private static List<Map<String, String>> facts(PackedParcel parcel, ZoneId zone, Locale language) {
        var facts = new ArrayList<Map<String, String>>();
        add(facts, text("order", language), parcel.orderNumber());
        if (parcel.placedAt() != null) {
            add(facts, text("ordered-on", language), day(parcel.placedAt(), zone, language));
        }
        add(facts, text("packed-on", language), day(parcel.createdAt(), zone, language));
        add(facts, text("shipping", language), parcel.shipping());
        add(facts, text("carrier", language), parcel.carrier());
        add(facts, text("tracking", language), parcel.trackingNumber());
        return facts;
    }

    private static void add(List<Map<String, String>> facts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(Map.of("label", label, "value", value));
        }
    }

    private static Map<String, Object> row(PackedParcel.Item item, Locale language) {
        var parts = item.parts().stream()
                .map(part ->
                        part.quantity() + " × " + title(part.title(), part.variantTitle()) + " (" + part.sku() + ")");
        return Map.of(
                "title", title(item.title(), item.variantTitle()),
                "sku", item.sku(),
                "details",
                        Stream.concat(Stream.of(item.sku()), parts)
                                .filter(detail -> !detail.isEmpty())
                                .toList(),
                "quantity", text("quantity-of", language, item.quantity(), item.ordered()));
    }

    static String title(String title, String variantTitle) {
        return variantTitle.isBlank() || variantTitle.equals(title) ? title : title + ", " + variantTitle;
    }

    static String day(Instant time, ZoneId zone, Locale language) {
        return LocalDate.ofInstant(time, zone)
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language));
    }
}
