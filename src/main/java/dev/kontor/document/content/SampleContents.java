package dev.kontor.document.content;

import dev.kontor.document.DocumentKind;
import dev.kontor.document.content.DocumentContent.Buyer;
import dev.kontor.document.content.DocumentContent.Levy;
import dev.kontor.document.content.DocumentContent.Line;
import dev.kontor.document.content.DocumentContent.LineKind;
import dev.kontor.document.content.DocumentContent.Note;
import dev.kontor.document.content.DocumentContent.Preceding;
import dev.kontor.document.content.DocumentContent.Reason;
import dev.kontor.document.content.DocumentContent.Receipt;
import dev.kontor.document.content.DocumentContent.Share;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Sample documents for every way in which a sale is taxed, to check and preview templates.
public final class SampleContents {

    public static final LocalDate ISSUED_ON = LocalDate.of(2026, 3, 14);

    private static final LocalDate SUPPLIED_ON = LocalDate.of(2026, 2, 25);
    private static final LocalDate DUE_ON = LocalDate.of(2026, 4, 30);

    private SampleContents() {}

    /// The tax case that the sample shows.
    public enum Mode {
        STANDARD("EUR", "", rate("VAT", "0.19"), rate("VAT", "0.07")),
        PAID("EUR", "", rate("VAT", "0.21")),
        ONE_STOP_SHOP("EUR", "Taxed in the country of delivery (One-Stop Shop).", rate("TVA", "0.2")),
        ZERO("GBP", "", untaxed(VatCategory.ZERO)),
        INTRA_COMMUNITY(
                "EUR",
                "VAT-exempt intra-Community supply (Article 138 of Directive 2006/112/EC).",
                untaxed(VatCategory.INTRA_COMMUNITY)),
        REVERSE_CHARGE(
                "EUR", "Reverse charge: the recipient accounts for the VAT.", untaxed(VatCategory.REVERSE_CHARGE)),
        EXPORT("USD", "VAT-exempt export (Article 146 of Directive 2006/112/EC).", untaxed(VatCategory.EXPORT)),
        EXEMPT("EUR", "Exempt because of a certificate of the buyer.", untaxed(VatCategory.EXEMPT)),
        SMALL_BUSINESS("EUR", "No VAT is charged: small business.", untaxed(VatCategory.EXEMPT)),
        JURISDICTIONS(
                "USD",
                "",
                List.of(
                        new Levied(VatCategory.STANDARD, "Sales tax", "California", "0.06"),
                        new Levied(VatCategory.STANDARD, "Sales tax", "Alameda", "0.0425"))),
        NO_DECIMALS("JPY", "", rate("JCT", "0.1")),
        THREE_DECIMALS("KWD", "", rate("VAT", "0.05"));

        private final String currency;
        private final String note;
        private final List<List<Levied>> taxes;

        @SafeVarargs
        @SuppressWarnings("varargs")
        Mode(String currency, String note, List<Levied>... taxes) {
            this.currency = currency;
            this.note = note;
            this.taxes = Arrays.asList(taxes);
        }
    }

    private record Levied(
            VatCategory category, String name, @Nullable String jurisdiction, String rate) {}

    private static List<Levied> rate(String name, String rate) {
        return List.of(new Levied(VatCategory.STANDARD, name, null, rate));
    }

    private static List<Levied> untaxed(VatCategory category) {
        return List.of(new Levied(category, "VAT", null, "0"));
    }

    public static DocumentContent of(Mode mode, DocumentKind kind, Locale language) {
        var currency = Currency.getInstance(mode.currency);
        var first = mode.taxes.getFirst();
        var last = mode.taxes.getLast();
        var shipping = DocumentTexts.text("shipping", language);
        long discount = mode == Mode.ZERO ? 0 : 1_111;
        var lines = List.of(
                line(LineKind.GOODS, "SAMPLE-1", "Espresso blend, 250 g", 317, 1_290, 0, currency, first),
                line(LineKind.GOODS, "SAMPLE-2", "Filter paper, size 4", 23, 479, discount, currency, last),
                line(LineKind.SHIPPING, null, shipping + ": Express", 1, 893, 0, currency, first));
        var amounts = DocumentAmounts.of(currency, lines);
        boolean invoice = kind == DocumentKind.INVOICE;
        var paid = invoice && mode == Mode.PAID
                ? List.of(
                        new Receipt("gift-card", new Money(25_137, currency), true),
                        new Receipt("stripe", amounts.gross().minus(new Money(25_137, currency)), false))
                : List.<Receipt>of();
        boolean due = invoice && paid.isEmpty();
        return new DocumentContent(
                company(mode),
                buyer(mode),
                address("Grace", "Hopper", "Rue Exemple 71", "Lyon", "69002", "FR"),
                "K-100371",
                LocalDate.of(2026, 2, 23),
                SUPPLIED_ON,
                lines,
                amounts.taxes(),
                amounts.net(),
                amounts.tax(),
                amounts.gross(),
                paid,
                due ? amounts.gross() : Money.zero(currency),
                due ? DUE_ON : null,
                mode.note.isEmpty() ? List.of() : List.of(new Note(mode.name(), mode.note)),
                invoice ? null : new Preceding("INV-2026-000317", LocalDate.of(2026, 2, 26)),
                invoice ? null : mode == Mode.PAID ? Reason.CANCELLATION : Reason.REFUND,
                null);
    }

    private static Line line(
            LineKind kind,
            @Nullable String sku,
            String title,
            int quantity,
            long price,
            long discount,
            Currency currency,
            List<Levied> taxes) {
        var net = new Money(price, currency).times(quantity).minus(new Money(discount, currency));
        var levies = taxes.stream()
                .map(tax -> new Levy(
                        tax.category(),
                        tax.name(),
                        tax.jurisdiction(),
                        new BigDecimal(tax.rate()),
                        tax(net, tax.rate())))
                .toList();
        var share = new Share(net, levies);
        return new Line(
                kind,
                sku,
                title,
                quantity,
                new Money(price, currency),
                new Money(discount, currency),
                false,
                net,
                share.tax(),
                net.plus(share.tax()),
                List.of(share));
    }

    private static Money tax(Money net, String rate) {
        return new Money(
                BigDecimal.valueOf(net.minor())
                        .multiply(new BigDecimal(rate))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact(),
                net.currency());
    }

    private static Company company(Mode mode) {
        boolean small = mode == Mode.SMALL_BUSINESS;
        return new Company(
                "Sample Roastery GmbH",
                "Speicherstraße 129",
                null,
                "20457",
                "Hamburg",
                "DE",
                small ? null : "DE123456788",
                small ? "22/815/08156" : null,
                "Amtsgericht Hamburg, HRB 12345",
                "Customer service",
                "+49401234567",
                "invoices@example.com",
                null,
                "DE02120300000000202051",
                "BYLADEM1001",
                small);
    }

    private static Buyer buyer(Mode mode) {
        boolean company = mode == Mode.INTRA_COMMUNITY || mode == Mode.REVERSE_CHARGE;
        return new Buyer(
                address("Ada", "Lovelace", "12 Analytical Row", "Winterfeld", "94103", "AT"),
                "ada@example.com",
                company ? "ATU12345675" : null);
    }

    private static Address address(
            String first, String last, String line, String city, String postcode, String country) {
        return new Address(first, last, null, line, null, city, null, postcode, country, null);
    }
}
