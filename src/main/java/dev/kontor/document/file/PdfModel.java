package dev.kontor.document.file;

import static dev.kontor.document.content.DocumentTexts.text;

import dev.kontor.document.DocumentKind;
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

/// What the template of a document shows: texts and amounts in its language.
final class PdfModel {

    private static final Set<String> METHODS = Set.of(
            "bank-transfer",
            "cash-on-delivery",
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

    /// A label with a value.
    record Fact(String label, String value) {}

    record Block(String label, List<String> lines) {}

    /// @param kind class of the row
    record Sum(String kind, String label, String value) {}

    record Row(
            String title,
            @Nullable String sku,
            int quantity,
            String unitPrice,
            String discount,
            String rate,
            String net,
            String gross) {}

    static Map<String, Object> of(StoredDocument document) {
        return new PdfModel(document).model();
    }

    private Map<String, Object> model() {
        var model = new HashMap<String, Object>();
        model.put("language", language.toLanguageTag());
        model.put("title", text(isInvoice() ? "invoice" : "credit-note", language));
        model.put("number", document.number());
        model.put("seller", content.seller());
        model.put("addresses", addresses());
        model.put("facts", facts());
        model.put("labels", labels());
        model.put(
                "discounted",
                content.items().stream().anyMatch(line -> line.discount().isPositive()));
        model.put("lines", content.items().stream().map(this::row).toList());
        model.put("sums", sums());
        model.put("notes", notes());
        model.put("footer", footer(content.seller()));
        model.put("pageLabel", text("page", language));
        model.put("ofLabel", text("page-of", language));
        return model;
    }

    private boolean isInvoice() {
        return document.kind() == DocumentKind.INVOICE;
    }

    private List<Block> addresses() {
        var blocks = new ArrayList<Block>();
        var billing = content.buyer().address();
        blocks.add(new Block(text("bill-to", language), AddressLines.of(billing, language)));
        var delivery = content.deliveryAddress();
        if (delivery != null && !delivery.equals(billing)) {
            blocks.add(new Block(text("ship-to", language), AddressLines.of(delivery, language)));
        }
        return blocks;
    }

    private List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(text("number", language), document.number()));
        facts.add(new Fact(text("issued-on", language), day(document.issuedOn())));
        var preceding = content.preceding();
        if (preceding != null) {
            facts.add(new Fact(
                    text("preceding", language),
                    text("preceding-of", language, preceding.number(), day(preceding.issuedOn()))));
        }
        facts.add(new Fact(text("order", language), content.orderNumber()));
        if (content.orderedOn() != null) {
            facts.add(new Fact(text("ordered-on", language), day(content.orderedOn())));
        }
        facts.add(new Fact(text("supplied-on", language), day(content.suppliedOn())));
        if (content.buyer().vatNumber() != null) {
            facts.add(new Fact(text("vat-number", language), content.buyer().vatNumber()));
        }
        return facts;
    }

    private Map<String, String> labels() {
        boolean inclusive = content.items().stream().anyMatch(Line::pricesIncludeTax);
        return Map.of(
                "item", text("item", language),
                "quantity", text("quantity", language),
                "unitPrice", text(inclusive ? "unit-price-gross" : "unit-price-net", language),
                "discount", text("discount", language),
                "tax", text("tax", language),
                "net", text("net", language),
                "gross", text("gross", language));
    }

    private Row row(Line line) {
        var rates = line.shares().stream()
                .flatMap(share -> share.levies().stream())
                .map(levy -> TaxLabel.rate(levy.rate(), language))
                .distinct()
                .collect(Collectors.joining(" + "));
        return new Row(
                line.title(),
                line.sku(),
                line.quantity(),
                money(line.unitPrice()),
                line.discount().isZero() ? "" : money(line.discount().negated()),
                rates,
                money(line.net()),
                money(line.gross()));
    }

    private List<Sum> sums() {
        var sums = new ArrayList<Sum>();
        sums.add(new Sum("net", text("total-net", language), money(content.net())));
        content.taxes()
                .forEach(tax -> sums.add(new Sum(
                        "tax",
                        text(
                                "tax-on",
                                language,
                                TaxLabel.of(tax.name(), tax.jurisdiction(), tax.rate(), language),
                                money(tax.net())),
                        money(tax.tax()))));
        sums.add(new Sum("total", text("total-gross", language), money(content.gross())));
        content.paid()
                .forEach(receipt -> sums.add(new Sum(
                        "paid",
                        text("paid", language, method(receipt.method())),
                        money(receipt.amount().negated()))));
        if (!content.paid().isEmpty()) {
            sums.add(new Sum("due", text("due", language), money(content.due())));
        }
        return sums;
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        content.notes().forEach(note -> notes.add(note.text()));
        if (!isInvoice()) {
            notes.add(text(content.reason() == Reason.REFUND ? "credited" : "no-due", language));
        } else if (content.dueOn() == null) {
            notes.add(text("settled", language));
        } else {
            notes.add(text("due-on", language, money(content.due()), day(content.dueOn())));
            var seller = content.seller();
            if (seller.iban() != null) {
                notes.add(text("transfer", language, account(seller), document.number()));
            }
        }
        return notes;
    }

    private List<List<String>> footer(Company seller) {
        var country = Locale.of("", seller.country()).getDisplayCountry(language);
        return List.of(
                present(
                        seller.legalName(),
                        seller.line1(),
                        seller.line2(),
                        seller.postcode() + " " + seller.city(),
                        country),
                present(seller.contactName(), seller.phone(), seller.email(), seller.registration()),
                present(
                        seller.vatNumber() == null ? null : text("company-vat-number", language, seller.vatNumber()),
                        seller.taxNumber() == null ? null : text("tax-number", language, seller.taxNumber()),
                        seller.iban() == null ? null : "IBAN " + spaced(seller.iban()),
                        seller.bic() == null ? null : "BIC " + seller.bic()));
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
