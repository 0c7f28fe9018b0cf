package dev.kontor.document.file;

import static dev.kontor.document.content.DocumentTexts.text;

import dev.kontor.document.DocumentKind;
import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.content.Company;
import dev.kontor.document.content.DocumentContent;
import dev.kontor.document.content.DocumentContent.Line;
import dev.kontor.document.content.DocumentContent.Reason;
import dev.kontor.document.content.TaxLabel;
import dev.kontor.document.issue.StoredDocument;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.MoneyFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The values that the template of a document shows: texts and amounts in its language.
public final class PdfModel {

    private static final Set<String> METHODS = Set.of(
            "bank-transfer",
            "cash-on-delivery",
            "on-account",
            "gift-card",
            "store-credit",
            "exchange-credit",
            "payment-link",
            "stripe");

    private final StoredDocument document;
    private final DocumentContent content;
    private final Locale language;

    private PdfModel(StoredDocument document) {
        this.document = document;
        this.content = document.content();
        this.language = document.language();
    }

    public static Printable of(StoredDocument document) {
        return new PdfModel(document).printable();
    }

    private Printable printable() {
        var title = text(isInvoice() ? "invoice" : "credit-note", language);
        return new Printable(
                DocumentTemplateKind.of(document.kind()),
                language,
                title + " " + document.number(),
                content.seller().legalName(),
                model(title));
    }

    private Map<String, Object> model(String title) {
        boolean inclusive = content.items().stream().anyMatch(Line::pricesIncludeTax);
        boolean discounted =
                content.items().stream().anyMatch(line -> line.discount().isPositive());
        var model = new HashMap<String, Object>();
        model.put("title", title);
        model.put("number", document.number());
        model.put("orderNumber", content.orderNumber());
        model.put("issuedOn", day(document.issuedOn()));
        model.put("suppliedOn", day(content.suppliedOn()));
        model.put("dueOn", content.dueOn() == null ? "" : day(content.dueOn()));
        model.put("buyerEmail", content.buyer().email());
        model.put("sellerName", content.seller().legalName());
        model.put("addresses", addresses());
        model.put("facts", facts());
        model.put("itemLabel", text("item", language));
        model.put("quantityLabel", text("quantity", language));
        model.put("unitPriceLabel", text(inclusive ? "unit-price-gross" : "unit-price-net", language));
        model.put("discountLabel", text("discount", language));
        model.put("taxLabel", text("tax", language));
        model.put("netLabel", text("net", language));
        model.put("grossLabel", text("gross", language));
        model.put("discounted", discounted ? "yes" : "");
        model.put("items", content.items().stream().map(this::row).toList());
        model.put("sums", sums());
        model.put("total", money(content.gross()));
        model.put("due", content.due().isZero() ? "" : money(content.due()));
        model.put("notes", notes());
        model.put("footer", footer(content.seller()));
        model.put("pageLabel", text("page", language));
        model.put("ofLabel", text("page-of", language));
        return model;
    }

    private boolean isInvoice() {
        return document.kind() == DocumentKind.INVOICE;
    }

    private List<Map<String, Object>> addresses() {
        var blocks = new ArrayList<Map<String, Object>>();
        var billing = content.buyer().address();
        blocks.add(block(text("bill-to", language), AddressLines.of(billing, language)));
        var delivery = content.deliveryAddress();
        if (delivery != null && !delivery.equals(billing)) {
            blocks.add(block(text("ship-to", language), AddressLines.of(delivery, language)));
        }
        return blocks;
    }

    private List<Map<String, String>> facts() {
        var facts = new ArrayList<Map<String, String>>();
        facts.add(fact(text("number", language), document.number()));
        facts.add(fact(text("issued-on", language), day(document.issuedOn())));
        var preceding = content.preceding();
        if (preceding != null) {
            facts.add(fact(
                    text("preceding", language),
                    text("preceding-of", language, preceding.number(), day(preceding.issuedOn()))));
        }
        facts.add(fact(text("order", language), content.orderNumber()));
        if (content.orderedOn() != null) {
            facts.add(fact(text("ordered-on", language), day(content.orderedOn())));
        }
        facts.add(fact(text("supplied-on", language), day(content.suppliedOn())));
        if (content.buyer().vatNumber() != null) {
            facts.add(fact(text("vat-number", language), content.buyer().vatNumber()));
        }
        return facts;
    }

    private Map<String, String> row(Line line) {
        var rates = line.shares().stream()
                .flatMap(share -> share.levies().stream())
                .map(levy -> TaxLabel.rate(levy.rate(), language))
                .distinct()
                .collect(Collectors.joining(" + "));
        return Map.of(
                "title", line.title(),
                "sku", line.sku() == null ? "" : line.sku(),
                "quantity", Integer.toString(line.quantity()),
                "unitPrice", money(line.unitPrice()),
                "discount",
                        line.discount().isZero() ? "" : money(line.discount().negated()),
                "rate", rates,
                "net", money(line.net()),
                "gross", money(line.gross()));
    }

    private List<Map<String, String>> sums() {
        var sums = new ArrayList<Map<String, String>>();
        sums.add(sum("net", text("total-net", language), money(content.net())));
        content.taxes()
                .forEach(tax -> sums.add(sum(
                        "tax",
                        text(
                                "tax-on",
                                language,
                                TaxLabel.of(tax.name(), tax.jurisdiction(), tax.rate(), language),
                                money(tax.net())),
                        money(tax.tax()))));
        sums.add(sum("total", text("total-gross", language), money(content.gross())));
        content.paid()
                .forEach(receipt -> sums.add(sum(
                        "paid",
                        text("paid", language, method(receipt.method())),
                        money(receipt.amount().negated()))));
        if (!content.paid().isEmpty()) {
            sums.add(sum("due", text("due", language), money(content.due())));
        }
        return sums;
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        content.notes().forEach(note -> notes.add(note.text()));
        if (!isInvoice()) {
            notes.add(text(settlement(), language));
        } else if (!content.due().isPositive()) {
            notes.add(text("settled", language));
        } else if (content.dueOn() != null) {
            notes.add(text("due-on", language, money(content.due()), day(content.dueOn())));
            var seller = content.seller();
            if (seller.iban() != null) {
                notes.add(text("transfer", language, account(seller), document.number()));
            }
        }
        return notes;
    }

    private String settlement() {
        return switch (content.settlement()) {
            case null -> content.reason() == Reason.REFUND ? "credited" : "no-due";
            case EXCHANGED -> "exchanged";
            case NOT_DUE -> "no-due";
            case PAID_BY_STAFF -> "paid-by-staff";
        };
    }

    private List<Map<String, Object>> footer(Company seller) {
        var country = Locale.of("", seller.country()).getDisplayCountry(language);
        return Stream.of(
                        present(
                                seller.legalName(),
                                seller.line1(),
                                seller.line2(),
                                seller.postcode() + " " + seller.city(),
                                country),
                        present(seller.contactName(), seller.phone(), seller.email(), seller.registration()),
                        present(
                                seller.vatNumber() == null
                                        ? null
                                        : text("company-vat-number", language, seller.vatNumber()),
                                seller.taxNumber() == null ? null : text("tax-number", language, seller.taxNumber()),
                                seller.iban() == null ? null : "IBAN " + spaced(seller.iban()),
                                seller.bic() == null ? null : "BIC " + seller.bic()))
                .map(lines -> Map.<String, Object>of("lines", lines))
                .toList();
    }

    private static Map<String, Object> block(String label, List<String> lines) {
        return Map.of("label", label, "lines", lines);
    }

    private static Map<String, String> fact(String label, String value) {
        return Map.of("label", label, "value", value);
    }

    private static Map<String, String> sum(String kind, String label, String value) {
        return Map.of("kind", kind, "label", label, "value", value);
    }

    private static List<String> present(@Nullable String... lines) {
        return Stream.of(lines).filter(Objects::nonNull).toList();
    }

    private static String account(Company seller) {
        var holder = seller.accountHolder() == null ? seller.legalName() : seller.accountHolder();
        var bic = seller.bic() == null ? "" : ", BIC " + seller.bic();
        return holder + ", IBAN " + spaced(Objects.requireNonNull(seller.iban())) + bic;
    }

    private static String spaced(String iban) {
        return iban.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private String method(String code) {
        return text(METHODS.contains(code) ? "method." + code : "method.other", language);
    }

    private String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language));
    }

    private String money(Money money) {
        return MoneyFormat.format(money, language);
    }
}
