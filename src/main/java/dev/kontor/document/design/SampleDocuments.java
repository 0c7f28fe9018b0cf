package dev.kontor.document.design;

import dev.kontor.document.DocumentId;
import dev.kontor.document.DocumentKind;
import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.content.SampleContents;
import dev.kontor.document.content.SampleContents.Mode;
import dev.kontor.document.file.PdfModel;
import dev.kontor.document.file.Printable;
import dev.kontor.document.issue.StoredDocument;
import dev.kontor.document.slip.ParcelModel;
import dev.kontor.document.slip.PickListModel;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.order.billing.PackedParcel;
import dev.kontor.order.billing.PickedUnits;
import dev.kontor.shared.address.Address;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Sample documents with which templates are checked and previewed.
final class SampleDocuments {

    private static final Instant ISSUED_AT = Instant.parse("2026-03-14T09:30:00Z");
    private static final String NUMBER = "SAMPLE-2026-004711";

    private SampleDocuments() {}

    /// A sample.
    ///
    /// @param name for messages
    record Sample(String name, Printable printable, List<RequiredPart> required) {}

    /// One sample for each way in which the document can differ; the first one is for previews.
    static List<Sample> of(DocumentTemplateKind kind, Locale language) {
        return switch (kind) {
            case INVOICE -> documents(DocumentKind.INVOICE, language);
            case CREDIT_NOTE -> documents(DocumentKind.CREDIT_NOTE, language);
            case PACKING_SLIP, DELIVERY_NOTE ->
                List.of(new Sample("PARCEL", ParcelModel.of(kind, parcel(language), null, "Sample shop"), List.of()));
            case PICK_LIST -> List.of(new Sample("ORDERS", pickList(language), List.of()));
        };
    }

    static List<String> names(DocumentTemplateKind kind) {
        return of(kind, Locale.ENGLISH).stream().map(Sample::name).toList();
    }

    private static List<Sample> documents(DocumentKind kind, Locale language) {
        return Arrays.stream(Mode.values())
                .map(mode -> document(mode, kind, language))
                .toList();
    }

    private static Sample document(Mode mode, DocumentKind kind, Locale language) {
        var content = SampleContents.of(mode, kind, language);
        var document = new StoredDocument(
                DocumentId.next(),
                kind,
                "SAMPLE-2026-",
                NUMBER,
                OrderId.next(),
                content.orderNumber(),
                "order",
                kind == DocumentKind.INVOICE ? null : DocumentId.next(),
                null,
                "default",
                language,
                SampleContents.ISSUED_ON,
                ISSUED_AT,
                content.net(),
                content.tax(),
                content.gross(),
                content,
                null,
                null);
        var printable = PdfModel.of(document);
        return new Sample(mode.name(), printable, RequiredPart.of(content, printable.model()));
    }

    private static PackedParcel parcel(Locale language) {
        var items = List.of(
                new PackedParcel.Item("SAMPLE-1", "Espresso blend", "250 g", 3, 5, List.of()),
                new PackedParcel.Item(
                        "SAMPLE-3",
                        "Starter set",
                        "",
                        1,
                        1,
                        List.of(new PackedParcel.Part("SAMPLE-4", "Hand grinder", "Steel", 1))));
        return new PackedParcel(
                FulfillmentId.next(),
                "K-100371",
                "default",
                language,
                Instant.parse("2026-03-12T10:00:00Z"),
                ISSUED_AT,
                new Address(
                        "Ada", "Lovelace", null, "12 Analytical Row", null, "Winterfeld", null, "94103", "AT", null),
                "Express",
                "dhl",
                "00340434161094000000",
                "Please ring twice.",
                items);
    }

    private static Printable pickList(Locale language) {
        var units = Stream.of(
                        new PickedUnits("SAMPLE-1", "Espresso blend", "250 g", "K-100371", 3),
                        new PickedUnits("SAMPLE-1", "Espresso blend", "250 g", "K-100372", 2),
                        new PickedUnits("SAMPLE-4", "Hand grinder", "Steel", "K-100371", 1))
                .toList();
        return PickListModel.of(units, "Warehouse Hamburg", "2026-03-14 09:30 UTC", "Sample shop", language);
    }
}
