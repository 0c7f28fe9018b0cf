package dev.kontor.document.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.document.GeneratedOrders;
import dev.kontor.document.GeneratedOrders.Treatment;
import dev.kontor.document.content.DocumentContent.Line;
import dev.kontor.document.content.DocumentContent.Preceding;
import dev.kontor.document.content.DocumentContent.Receipt;
import dev.kontor.document.content.DocumentContent.TaxSum;
import dev.kontor.order.billing.BilledOrder;
import dev.kontor.payment.PaidItem;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What invoices and credit notes say about many generated orders.
class DocumentContentTests {

    private static final int ORDERS = 500;
    private static final Preceding NUMBER = new Preceding("INV-2026-000001", GeneratedOrders.TODAY);

    @Test
    void whatPaidForGiftCardsIsNotOnTheInvoice() {
        var receipts = List.of(
                new Receipt("stripe", Money.of(700, "EUR"), false),
                new Receipt("gift-card", Money.of(900, "EUR"), true),
                new Receipt("bank-transfer", Money.of(400, "EUR"), false));

        assertThat(Receipt.without(Money.of(500, "EUR"), receipts))
                .containsExactly(
                        new Receipt("stripe", Money.of(600, "EUR"), false),
                        new Receipt("gift-card", Money.of(900, "EUR"), true),
                        new Receipt("bank-transfer", Money.of(0, "EUR"), false));
        assertThat(Receipt.without(Money.of(0, "EUR"), receipts)).isEqualTo(receipts);
    }

    @Test
    void totalsAndTaxesOfAnInvoiceAreThoseOfTheOrder() {
        for (int number = 0; number < ORDERS; number++) {
            var generated = new GeneratedOrders(number);
            var order = generated.order();

            var invoice = InvoiceContent.of(order, generated.receipts(order), generated.issue());

            var paid = Money.sum(
                    order.currency(),
                    order.items().stream().map(item -> item.due().paid()).toList());
            assertThat(invoice.gross()).as("order %d", number).isEqualTo(paid);
            assertThat(invoice.net().plus(invoice.tax())).isEqualTo(invoice.gross());
            assertThat(sum(invoice, invoice.items().stream().map(Line::gross).toList()))
                    .isEqualTo(invoice.gross());
            assertThat(sum(invoice, invoice.items().stream().map(Line::tax).toList()))
                    .isEqualTo(invoice.tax());
            assertThat(sum(invoice, invoice.taxes().stream().map(TaxSum::tax).toList()))
                    .isEqualTo(invoice.tax());
            assertThat(taxes(invoice)).isEqualTo(taxes(order));
            assertThat(invoice.due())
                    .isEqualTo(paid.minus(sum(
                            invoice,
                            invoice.paid().stream().map(Receipt::amount).toList())));
            assertThat(invoice.dueOn() != null).isEqualTo(invoice.due().isPositive());
            invoice.items()
                    .forEach(line -> assertThat(
                                    line.unitPrice().times(line.quantity()).minus(line.discount()))
                            .as("line of order %s: %s", order.number(), line)
                            .isEqualTo(line.pricesIncludeTax() ? line.gross() : line.net()));
        }
    }

    @Test
    void creditNotesOfRefundsAddUpToTheInvoice() {
        for (int number = 0; number < ORDERS; number++) {
            var generated = new GeneratedOrders(number);
            var invoice = InvoiceContent.of(generated.order(), List.of(), generated.issue());
            var notes = new ArrayList<DocumentContent>();

            for (var taxes : refunds(invoice)) {
                credit(invoice, notes, generated)
                        .ofRefund(gross(invoice, taxes), taxes, zero(invoice), null)
                        .ifPresent(notes::add);
            }

            assertThat(sum(invoice, notes.stream().map(DocumentContent::gross).toList()))
                    .as("order %d", number)
                    .isEqualTo(invoice.gross());
            notes.forEach(DocumentContentTests::assertAddsUp);
            assertThat(sums(notes)).as("order %d", number).isEqualTo(sums(List.of(invoice)));
        }
    }

    private static void assertAddsUp(DocumentContent note) {
        assertThat(note.net().plus(note.tax())).isEqualTo(note.gross());
        assertThat(sum(note, note.items().stream().map(Line::gross).toList())).isEqualTo(note.gross());
        assertThat(sum(note, note.taxes().stream().map(TaxSum::tax).toList())).isEqualTo(note.tax());
    }

    @Test
    void whatWasCanceledBeforeItWasPaidIsCredited() {
        for (int number = 0; number < ORDERS; number++) {
            var generated = new GeneratedOrders(number);
            var order = generated.order();
            var invoice = InvoiceContent.of(order, List.of(), generated.issue());
            var rest = generated.canceledInPart(order);
            var due = InvoiceContent.of(rest, List.of(), generated.issue());

            var first = credit(invoice, List.of(), generated).ofCancellation(rest);
            var then = credit(invoice, first.stream().toList(), generated);
            var again = then.ofCancellation(rest);
            var last = then.ofCancellation(null);

            assertThat(first.map(DocumentContent::gross).orElse(zero(invoice)))
                    .as("order %d", number)
                    .isEqualTo(invoice.gross().minus(due.gross()));
            assertThat(again).isEmpty();
            assertThat(last.map(DocumentContent::gross).orElse(zero(invoice))).isEqualTo(due.gross());
            assertThat(last.map(DocumentContent::tax).orElse(zero(invoice))).isEqualTo(due.tax());
        }
    }

    /// Goodwill takes parts of all taxes, and cancellations those of their lines.
    @Test
    void noTaxIsCreditedBeyondTheInvoiceInAnyOrderOfRefundsAndCancellations() {
        for (int number = 0; number < ORDERS; number++) {
            var random = new Random(number);
            var generated = new GeneratedOrders(number);
            var order = generated.order();
            var invoice = InvoiceContent.of(order, List.of(), generated.issue());
            var notes = new ArrayList<DocumentContent>();
            for (int step = 0; step < 6; step++) {
                var credit = credit(invoice, notes, generated);
                long before = sum(invoice, gross(notes)).minor();
                if (random.nextBoolean()) {
                    order = generated.canceledInPart(order);
                    credit.ofCancellation(order).ifPresent(notes::add);
                    assertThat(credit(invoice, notes, generated).ofCancellation(order))
                            .as("order %d again", number)
                            .isEmpty();
                } else {
                    var taxes = refunds(invoice).get(random.nextInt(2));
                    var amount = gross(invoice, taxes);
                    credit.ofRefund(amount, taxes, zero(invoice), null).ifPresent(notes::add);
                    assertThat(sum(invoice, gross(notes)).minor())
                            .as("order %d: no cent is lost", number)
                            .isEqualTo(Math.min(
                                    before + amount.minor(), invoice.gross().minor()));
                }
                notes.forEach(DocumentContentTests::assertAddsUp);
                var invoiced = sums(List.of(invoice));
                sums(notes)
                        .forEach((part, minor) ->
                                assertThat(minor).as(part).isBetween(0L, invoiced.getOrDefault(part, 0L)));
            }

            credit(invoice, notes, generated).ofCancellation(null).ifPresent(notes::add);

            assertThat(sums(notes)).as("order %d", number).isEqualTo(sums(List.of(invoice)));
        }
    }

    @Test
    void whatIsCreditedAlreadyIsNotCreditedWithItsRefund() {
        var generated = new GeneratedOrders(0, Treatment.STANDARD);
        var order = generated.order();
        var invoice = InvoiceContent.of(order, List.of(), generated.issue());
        var taxes = refunds(invoice).getFirst();
        var amount = gross(invoice, taxes);
        var credit = credit(invoice, List.of(), generated);
        var one = Money.of(1, order.currency().getCurrencyCode());

        assertThat(credit.ofRefund(amount, taxes, amount, null)).isEmpty();
        assertThat(credit.ofRefund(amount, taxes, one, null).orElseThrow().gross())
                .isEqualTo(amount.minus(one));
        assertThat(credit.paidLater(order)).isEqualTo(zero(invoice));
        var canceled =
                generated.with(order, order.items().subList(1, order.items().size()));
        var note = credit.ofCancellation(canceled).orElseThrow();
        assertThat(credit(invoice, List.of(note), generated).paidLater(order)).isEqualTo(note.gross());
    }

    @Test
    void nothingIsCreditedBeyondTheInvoice() {
        var generated = new GeneratedOrders(1, Treatment.STANDARD);
        var order = generated.order();
        var invoice = InvoiceContent.of(order, List.of(), generated.issue());
        var whole = credit(invoice, List.of(), generated).ofCancellation(null).orElseThrow();

        assertThat(credit(invoice, List.of(whole), generated).ofCancellation(null))
                .isEmpty();
        assertThat(credit(invoice, List.of(whole, whole), generated).ofCancellation(null))
                .isEmpty();
    }

    private static CreditContent credit(
            DocumentContent invoice, List<DocumentContent> notes, GeneratedOrders generated) {
        return new CreditContent(invoice, NUMBER, List.copyOf(notes), generated.issue());
    }

    private static Money zero(DocumentContent content) {
        return Money.zero(content.gross().currency());
    }

    private static List<Money> gross(List<DocumentContent> notes) {
        return notes.stream().map(DocumentContent::gross).toList();
    }

    /// Net amount and tax of each tax in minor units, without sums of zero.
    private static Map<String, Long> sums(List<DocumentContent> documents) {
        var sums = new HashMap<String, Long>();
        documents.forEach(document -> document.taxes().forEach(sum -> {
            sums.merge(TaxKey.of(sum) + " net", sum.net().minor(), Long::sum);
            sums.merge(TaxKey.of(sum) + " tax", sum.tax().minor(), Long::sum);
        }));
        sums.values().removeIf(minor -> minor == 0);
        return sums;
    }

    @Test
    void aSmallBusinessSaysThatItChargesNoTax() {
        var generated = new GeneratedOrders(4, Treatment.SMALL_BUSINESS);

        var invoice = InvoiceContent.of(generated.order(), List.of(), generated.issue());

        assertThat(invoice.notes()).extracting(DocumentContent.Note::code).containsExactly("SMALL_BUSINESS");
        assertThat(invoice.taxes()).extracting(TaxSum::category).containsOnly(VatCategory.EXEMPT);
        assertThat(invoice.tax().isZero()).isTrue();
    }

    /// That sales are declared in the One-Stop Shop is no reason for a rate of 0.
    @Test
    void aSmallBusinessInTheOneStopShopSaysWhyItChargesNoTax() {
        var untaxed = IntStream.range(0, 20)
                .mapToObj(number -> new GeneratedOrders(number, Treatment.OSS))
                .map(generated -> InvoiceContent.of(
                        generated.order(),
                        List.of(),
                        new InvoiceContent.Issue(
                                GeneratedOrders.company(true),
                                generated.issue().issuedOn(),
                                generated.issue().timeZone(),
                                14,
                                generated.language)))
                .filter(invoice -> invoice.taxes().stream().anyMatch(tax -> tax.category() == VatCategory.EXEMPT))
                .toList();

        assertThat(untaxed)
                .isNotEmpty()
                .allSatisfy(invoice -> assertThat(invoice.notes())
                        .extracting(DocumentContent.Note::code)
                        .contains("SMALL_BUSINESS"));
    }

    @Test
    void goodsAndOtherThingsForCompaniesAbroadHaveDifferentCategories() {
        var generated = new GeneratedOrders(9, Treatment.REVERSE_CHARGE);
        var order = generated.order();

        var invoice = InvoiceContent.of(order, List.of(), generated.issue());

        assertThat(invoice.needsVatNumber()).isTrue();
        assertThat(invoice.isElectronic()).isEqualTo(order.currency().getDefaultFractionDigits() <= 2);
        assertThat(invoice.taxes())
                .allSatisfy(sum ->
                        assertThat(sum.category()).isIn(VatCategory.INTRA_COMMUNITY, VatCategory.REVERSE_CHARGE));
    }

    @Test
    void taxesOfJurisdictionsHaveNoElectronicForm() {
        var generated = new GeneratedOrders(0, Treatment.JURISDICTIONS);

        var invoice = InvoiceContent.of(generated.order(), List.of(), generated.issue());

        assertThat(invoice.isElectronic()).isFalse();
        assertThat(invoice.taxes()).extracting(TaxSum::jurisdiction).contains("California", "Los Angeles County");
    }

    @Test
    void taxesThatDifferFromTheTaxOfTheirSumHaveNoElectronicForm() {
        assertThat(yen(1).isElectronic()).isTrue();
        assertThat(yen(3).isElectronic())
                .as("3 lines of 5 yen with 1 yen of tax")
                .isFalse();
    }

    /// Lines of 5 yen with 10 %, rounded up to 1 yen each.
    private static DocumentContent yen(int lines) {
        var generated = new GeneratedOrders(3, Treatment.STANDARD);
        var order = generated.order();
        var first = order.items().getFirst();
        var levy = new PaidItem.Levy("VAT", null, new BigDecimal("0.10"), "STANDARD", Money.of(1, "JPY"));
        var item = new BilledOrder.Item(
                first.sku(),
                first.title(),
                "",
                true,
                1,
                Money.of(5, "JPY"),
                Money.of(0, "JPY"),
                false,
                new PaidItem(1, Money.of(6, "JPY"), List.of(new PaidItem.Share(Money.of(5, "JPY"), List.of(levy)))));
        return InvoiceContent.of(generated.with(order, Collections.nCopies(lines, item)), List.of(), generated.issue());
    }

    @Test
    void bundlesHaveTextsInAllLanguages() {
        var keys = ResourceBundle.getBundle("messages.document", Locale.ROOT).keySet();
        for (var language : List.of("de", "fr")) {
            assertThat(ResourceBundle.getBundle("messages.document", Locale.forLanguageTag(language))
                            .keySet())
                    .isEqualTo(keys);
            for (var key : keys) {
                assertThat(DocumentTexts.text(key, Locale.forLanguageTag(language), "A", "B"))
                        .as("%s in %s", key, language)
                        .isNotBlank()
                        .doesNotContain("{");
            }
        }
    }

    /// The taxes in two refunds.
    private static List<List<RefundedTax>> refunds(DocumentContent invoice) {
        var first = new ArrayList<RefundedTax>();
        var second = new ArrayList<RefundedTax>();
        for (var sum : merged(invoice)) {
            var nets = sum.net().allocate(List.of(1L, 2L));
            var taxes = sum.tax().allocate(List.of(1L, 2L));
            first.add(refunded(sum, nets.getFirst(), taxes.getFirst()));
            second.add(refunded(sum, nets.getLast(), taxes.getLast()));
        }
        return List.of(first, second);
    }

    /// Refunds do not know the categories of documents.
    private static List<TaxSum> merged(DocumentContent invoice) {
        record Name(String name, @Nullable String jurisdiction, BigDecimal rate) {}
        var merged = new LinkedHashMap<Name, TaxSum>();
        invoice.taxes()
                .forEach(sum -> merged.merge(
                        new Name(sum.name(), sum.jurisdiction(), sum.rate()),
                        sum,
                        (one, other) -> new TaxSum(
                                one.category(),
                                one.name(),
                                one.jurisdiction(),
                                one.rate(),
                                one.net().plus(other.net()),
                                one.tax().plus(other.tax()))));
        return List.copyOf(merged.values());
    }

    private static RefundedTax refunded(TaxSum sum, Money net, Money tax) {
        return new RefundedTax(sum.name(), sum.jurisdiction(), sum.rate(), null, net, tax);
    }

    /// Taxes of several jurisdictions each have the net amount.
    private static Money gross(DocumentContent invoice, List<RefundedTax> taxes) {
        var net = taxes.stream().anyMatch(tax -> tax.jurisdiction() != null)
                ? taxes.getFirst().net()
                : sum(invoice, taxes.stream().map(RefundedTax::net).toList());
        return net.plus(sum(invoice, taxes.stream().map(RefundedTax::tax).toList()));
    }

    private static Money sum(DocumentContent content, List<Money> amounts) {
        return Money.sum(content.gross().currency(), amounts);
    }

    /// Net and tax in minor units by name, jurisdiction and rate, without sums of zero.
    private static Map<String, Long> taxes(DocumentContent invoice) {
        var sums = new HashMap<String, Long>();
        invoice.taxes().forEach(sum -> {
            add(sums, "net", sum.name(), sum.jurisdiction(), sum.rate(), sum.net());
            add(sums, "tax", sum.name(), sum.jurisdiction(), sum.rate(), sum.tax());
        });
        sums.values().removeIf(minor -> minor == 0);
        return sums;
    }

    private static Map<String, Long> taxes(BilledOrder order) {
        var sums = new HashMap<String, Long>();
        order.items()
                .forEach(item -> item.due()
                        .shares()
                        .forEach(share -> share.levies().forEach(levy -> {
                            add(sums, "net", levy.name(), levy.jurisdiction(), levy.rate(), share.net());
                            add(sums, "tax", levy.name(), levy.jurisdiction(), levy.rate(), levy.tax());
                        })));
        sums.values().removeIf(minor -> minor == 0);
        return sums;
    }

    private static void add(
            Map<String, Long> sums,
            String what,
            String name,
            @Nullable String jurisdiction,
            BigDecimal rate,
            Money amount) {
        var key = "%s %s %s %s"
                .formatted(what, name, jurisdiction, rate.stripTrailingZeros().toPlainString());
        sums.merge(key, amount.minor(), Long::sum);
    }
}
