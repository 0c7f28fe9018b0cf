package dev.kontor.document.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.document.DocumentId;
import dev.kontor.document.DocumentKind;
import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.GeneratedOrders;
import dev.kontor.document.GeneratedOrders.Treatment;
import dev.kontor.document.content.CreditContent;
import dev.kontor.document.content.DocumentContent;
import dev.kontor.document.content.DocumentContent.Settlement;
import dev.kontor.document.content.InvoiceContent;
import dev.kontor.document.file.ElectronicInvoice.Profile;
import dev.kontor.document.issue.StoredDocument;
import dev.kontor.document.settings.Design;
import dev.kontor.media.Drawings;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import dev.kontor.testing.Repeats;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// The files of documents, checked by a validator of electronic invoices and PDF/A.
class DocumentFileTests {

    /// One of each treatment. `-Dkontor.documents.validated=200` validates more.
    private static final int VALIDATED = Integer.getInteger("kontor.documents.validated", Repeats.of(7, 14));

    /// `-Dkontor.documents.folder=…` stores the files to look at.
    private static final String FOLDER = System.getProperty("kontor.documents.folder", "");

    private final PdfWriter writer = new PdfWriter();

    @Test
    void generatedDocumentsAreValid() throws IOException {
        for (int number = 0; number < VALIDATED; number++) {
            var generated = new GeneratedOrders(number);
            var order = generated.order();
            var invoice = InvoiceContent.of(order, generated.receipts(order), generated.issue());
            var document = document("INV-2026-%06d".formatted(number + 1), invoice, generated.language);
            check(document);
            if (number % 3 == 0) {
                var credit = new CreditContent(
                        invoice,
                        document.content().preceding() == null
                                ? new DocumentContent.Preceding(document.number(), document.issuedOn())
                                : document.content().preceding(),
                        List.of(),
                        generated.issue());
                var note = credit.ofCancellation(null);
                if (note.isPresent()) {
                    check(document("CN-2026-%06d".formatted(number + 1), note.get(), generated.language));
                }
            }
        }
    }

    @Test
    void aCreditNoteSaysHowItIsSettled() {
        var generated = new GeneratedOrders(5, Treatment.STANDARD);
        var invoice = InvoiceContent.of(generated.order(), List.of(), generated.issue());
        var credit = new CreditContent(
                invoice,
                new DocumentContent.Preceding("INV-2026-000001", GeneratedOrders.TODAY),
                List.of(),
                generated.issue());
        var taxes = invoice.taxes().stream()
                .map(sum -> new RefundedTax(sum.name(), sum.jurisdiction(), sum.rate(), null, sum.net(), sum.tax()))
                .toList();
        var zero = Money.zero(invoice.gross().currency());
        var said = new ArrayList<String>();
        for (var settlement : Arrays.asList(null, Settlement.EXCHANGED, Settlement.NOT_DUE, Settlement.PAID_BY_STAFF)) {
            var note = credit.ofRefund(invoice.gross(), taxes, zero, settlement).orElseThrow();
            var model = PdfModel.of(document("CN-2026-000001", note, Locale.ENGLISH))
                    .model();
            said.add(Objects.requireNonNull((List<?>) model.get("notes"))
                    .getLast()
                    .toString());
        }
        assertThat(said)
                .containsExactly(
                        "The amount was or will be returned with your payment.",
                        "The amount pays for the replacement.",
                        "The amount is no longer due.",
                        "The amount was or will be paid to you separately, not with your payment.");
    }

    @Test
    void manyLinesFillSeveralPagesWithTheirHeader() throws IOException {
        var generated = new GeneratedOrders(5, Treatment.STANDARD);
        var base = InvoiceContent.of(generated.order(), List.of(), generated.issue());
        var line = base.items().getFirst();
        var lines = IntStream.range(0, 80).mapToObj(_ -> line).toList();
        var long80 = new DocumentContent(
                base.seller(),
                base.buyer(),
                base.deliveryAddress(),
                base.orderNumber(),
                base.orderedOn(),
                base.suppliedOn(),
                lines,
                base.taxes(),
                base.net(),
                base.tax(),
                base.gross(),
                base.paid(),
                base.due(),
                base.dueOn(),
                base.notes(),
                null,
                null,
                null);

        var pdf = writer.write(document("INV-2026-009999", long80, Locale.ENGLISH), Design.BUILT_IN);

        try (var opened = Loader.loadPDF(pdf)) {
            assertThat(opened.getNumberOfPages()).isGreaterThan(2);
            var stripper = new PDFTextStripper();
            stripper.setStartPage(2);
            stripper.setEndPage(2);
            assertThat(stripper.getText(opened).replaceAll(" +", " "))
                    .contains("Item Qty", "Page 2 of " + opened.getNumberOfPages());
        }
        store("INV-2026-009999.pdf", pdf);
    }

    @Test
    void aLogoAndATemplateOfStaffStayValid() throws IOException {
        var generated = new GeneratedOrders(3, Treatment.STANDARD);
        var content = InvoiceContent.of(generated.order(), List.of(), generated.issue());
        var logo = new Design.Logo(Drawings.png(640, 240), "Wool & Wood");
        var source = "<style>h1 { font-family: Times; color: #204080 }</style><h1>Thank you</h1>"
                + PrintedHtml.builtIn(DocumentTemplateKind.INVOICE);

        for (var design : List.of(new Design(source, logo), new Design(null, logo))) {
            var pdf = writer.write(document("INV-2026-000003", content, Locale.GERMAN), design);

            store("logo.pdf", pdf);
            validate("logo.pdf", pdf);
            assertThat(isPdfA(pdf)).isTrue();
            try (var opened = Loader.loadPDF(pdf)) {
                var tags = new ByteArrayOutputStream();
                opened.save(tags, CompressParameters.NO_COMPRESSION);
                assertThat(tags.toString(StandardCharsets.ISO_8859_1)).contains("/Figure", "Wool & Wood");
                assertThat(opened.getPage(0).getResources().getXObjectNames()).isNotEmpty();
            }
        }
    }

    @Test
    void aTemplateThatFailsIsReplacedByTheBuiltInOne() throws IOException {
        var generated = new GeneratedOrders(3, Treatment.STANDARD);
        var content = InvoiceContent.of(generated.order(), List.of(), generated.issue());
        var design = new Design("<p>{{#items}}", null);

        var pdf = writer.write(document("INV-2026-000004", content, Locale.ENGLISH), design);

        try (var opened = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(opened)).contains("INV-2026-000004");
        }
    }

    @Test
    void whatTheCarrierCollectsIsNotToBeTransferred() throws IOException {
        var generated = new GeneratedOrders(1, Treatment.STANDARD);
        var order = generated.onDelivery(generated.order());
        var document =
                document("INV-2026-000008", InvoiceContent.of(order, List.of(), generated.issue()), Locale.GERMAN);

        check(document);
        var pdf = writer.write(document, Design.BUILT_IN);
        try (var opened = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(opened))
                    .contains("bei der Lieferung")
                    .doesNotContain("überweisen", "Verwendungszweck", "nichts mehr");
        }
        var xml = new String(ElectronicInvoice.write(document, Profile.of(document.content())), StandardCharsets.UTF_8);
        assertThat(xml).contains("<ram:TypeCode>10</ram:TypeCode>").doesNotContain("IBANID", "DueDateDateTime");

        var settled = InvoiceContent.of(
                order,
                List.of(new DocumentContent.Receipt("stripe", document.content().gross(), false)),
                generated.issue());
        assertThat(settled.termsOnDelivery()).isEmpty();
    }

    @Test
    void theSameContentGivesTheSameXml() {
        var generated = new GeneratedOrders(7, Treatment.STANDARD);
        var document = document(
                "INV-2026-000007",
                InvoiceContent.of(generated.order(), List.of(), generated.issue()),
                generated.language);

        assertThat(ElectronicInvoice.write(document, Profile.XRECHNUNG))
                .isEqualTo(ElectronicInvoice.write(document, Profile.XRECHNUNG));
    }

    private void check(StoredDocument document) throws IOException {
        var pdf = writer.write(document, Design.BUILT_IN);
        store(document.number() + ".pdf", pdf);
        try (var opened = Loader.loadPDF(pdf)) {
            assertThat(opened.getDocumentCatalog().getLanguage())
                    .isEqualTo(document.language().getLanguage());
            assertThat(new PDFTextStripper().getText(opened)).contains(document.number());
        }
        if (!document.content().isElectronic()) {
            assertThat(isPdfA(pdf)).as(document.number()).isTrue();
            return;
        }
        validate(document.number() + ".pdf", pdf);
        var xml = ElectronicInvoice.write(document, Profile.of(document.content()));
        store(document.number() + ".xml", xml);
        validate(document.number() + ".xml", xml);
    }

    private static void validate(String name, byte[] content) {
        var validator = new ZUGFeRDValidator();
        validator.disableNotices();

        var report = validator.validate(content, name);

        assertThat(validator.wasCompletelyValid())
                .as("%s: %s%n%s", name, report, name.endsWith("xml") ? new String(content, StandardCharsets.UTF_8) : "")
                .isTrue();
    }

    private static boolean isPdfA(byte[] pdf) {
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf));
                var validator = Foundries.defaultInstance().createValidator(parser.getFlavour(), false)) {
            return validator.validate(parser).isCompliant() && parser.getFlavour() == PDFAFlavour.PDFA_3_A;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void store(String name, byte[] content) throws IOException {
        if (!FOLDER.isEmpty()) {
            Files.write(Files.createDirectories(Path.of(FOLDER)).resolve(name), content);
        }
    }

    static StoredDocument document(String number, DocumentContent content, Locale language) {
        var kind = content.preceding() == null ? DocumentKind.INVOICE : DocumentKind.CREDIT_NOTE;
        return new StoredDocument(
                DocumentId.next(),
                kind,
                number.substring(0, number.length() - 6),
                number,
                OrderId.next(),
                content.orderNumber(),
                "order",
                kind == DocumentKind.INVOICE ? null : DocumentId.next(),
                null,
                "default",
                language,
                GeneratedOrders.TODAY,
                Instant.parse("2026-11-29T08:00:00Z"),
                content.net(),
                content.tax(),
                content.gross(),
                content,
                null,
                null);
    }
}
