package dev.kontor.document.slip;

import static dev.kontor.document.content.DocumentTexts.text;

import dev.kontor.document.content.DocumentTexts;
import dev.kontor.document.file.AddressLines;
import dev.kontor.document.file.PdfWriter;
import dev.kontor.document.settings.DocumentSettings;
import dev.kontor.document.settings.DocumentSettingsRepository;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.billing.OrderParcels;
import dev.kontor.order.billing.PackedParcel;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.ShopSettings;
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
import org.springframework.stereotype.Service;

/// Renders packing slips on request. The connection is released before the rendering begins.
@Service
class PackingSlips {

    private static final String TEMPLATE = "packing-slip";

    private final OrderParcels parcels;
    private final DocumentSettingsRepository settings;
    private final PdfWriter pdf;
    private final SettingsGroup<ShopSettings> shop;

    PackingSlips(
            OrderParcels parcels,
            DocumentSettingsRepository settings,
            PdfWriter pdf,
            SettingsGroup<ShopSettings> shop) {
        this.parcels = parcels;
        this.settings = settings;
        this.pdf = pdf;
        this.shop = shop;
    }

    /// @param name of the file
    record Slip(String name, byte[] content) {}

    record Fact(String label, String value) {}

    /// @param details SKU and parts
    record Row(String title, List<String> details, String quantity) {}

    Slip render(FulfillmentId id) {
        var parcel = parcels.find(id).orElseThrow(() -> NotFoundException.of("fulfillment", id));
        var company = settings.find(parcel.channel());
        var language = DocumentTexts.language(parcel.locale());
        var zone = company.map(DocumentSettings::timeZone).orElse(ZoneOffset.UTC);
        var seller = company.map(found -> found.company().legalName())
                .orElse(shop.get().name());
        return new Slip(
                "packing-slip-" + parcel.orderNumber() + ".pdf",
                pdf.write(TEMPLATE, language, model(parcel, seller, zone, language)));
    }

    private static Map<String, Object> model(PackedParcel parcel, String seller, ZoneId zone, Locale language) {
        var model = new HashMap<String, Object>();
        model.put("language", language.toLanguageTag());
        model.put("title", text("packing-slip", language) + " " + parcel.orderNumber());
        model.put("seller", seller);
        model.put("addressLabel", text("ship-to", language));
        model.put("address", parcel.address() == null ? List.of() : AddressLines.of(parcel.address(), language));
        model.put("facts", facts(parcel, zone, language));
        model.put("itemLabel", text("item", language));
        model.put("quantityLabel", text("quantity", language));
        model.put(
                "lines",
                parcel.items().stream().map(item -> row(item, language)).toList());
        model.put(
                "notes",
                parcel.note() == null ? List.of() : List.of(text("buyer-note", language) + ": " + parcel.note()));
        model.put("pageLabel", text("page", language));
        model.put("ofLabel", text("page-of", language));
        return model;
    }

    private static List<Fact> facts(PackedParcel parcel, ZoneId zone, Locale language) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(text("order", language), parcel.orderNumber()));
        if (parcel.placedAt() != null) {
            facts.add(new Fact(text("ordered-on", language), day(parcel.placedAt(), zone, language)));
        }
        facts.add(new Fact(text("packed-on", language), day(parcel.createdAt(), zone, language)));
        add(facts, text("shipping", language), parcel.shipping());
        add(facts, text("carrier", language), parcel.carrier());
        add(facts, text("tracking", language), parcel.trackingNumber());
        return facts;
    }

    private static void add(List<Fact> facts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(label, value));
        }
    }

    private static Row row(PackedParcel.Item item, Locale language) {
        var parts = item.parts().stream()
                .map(part ->
                        part.quantity() + " × " + title(part.title(), part.variantTitle()) + " (" + part.sku() + ")");
        return new Row(
                title(item.title(), item.variantTitle()),
                Stream.concat(Stream.of(item.sku()), parts).toList(),
                text("quantity-of", language, item.quantity(), item.ordered()));
    }

    private static String title(String title, String variantTitle) {
        return variantTitle.isBlank() || variantTitle.equals(title) ? title : title + ", " + variantTitle;
    }

    private static String day(Instant time, ZoneId zone, Locale language) {
        return LocalDate.ofInstant(time, zone)
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language));
    }
}
