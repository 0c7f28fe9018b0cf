package dev.kontor.payment.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.payment.PaidItem;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import dev.kontor.testing.DocumentTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The taxes of refunds, as `docs/money.md` calculates them by hand.
class RefundTaxTableTests {

    static List<Map<String, String>> rows() {
        return DocumentTable.of(Path.of("docs/money.md"), "refunds");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void dividesTheRefunds(Map<String, String> row) {
        var currency = Currency.getInstance(cell(row, "Currency"));
        var paid = new HashMap<String, PaidItem>();
        for (var item : cell(row, "Paid").split(", ")) {
            paid.put(item.substring(0, item.indexOf(' ')), item(item, currency));
        }
        var before = new ArrayList<Refund>();
        var wanted = cell(row, "Refunds").split("; ");
        var expected = cell(row, "Amounts and taxes").split("; ");
        assertThat(wanted).hasSameSizeAs(expected);
        for (int step = 0; step < wanted.length; step++) {
            var refund = refund(wanted[step], paid, before, currency);
            var parts = expected[step].split(": ");

            assertThat(refund.amount()).isEqualTo(money(parts[0], currency));
            assertThat(taxes(refund)).as(wanted[step]).isEqualTo(taxes(parts[1], currency));
            before.add(refund);
        }
        assertThat(TestRefunds.taxes(before)).isEqualTo(TestRefunds.paidTaxes(paid));
        assertThat(TestRefunds.net(before)).isEqualTo(TestRefunds.paidNet(paid));
    }

    private static Refund refund(String wanted, Map<String, PaidItem> paid, List<Refund> before, Currency currency) {
        if ("rest".equals(wanted)) {
            return TestRefunds.of(paid, before, TestRefunds.left(paid, before), List.of());
        }
        if (Character.isDigit(wanted.charAt(0))) {
            return TestRefunds.of(paid, before, money(wanted, currency), List.of());
        }
        var wishes = Arrays.stream(wanted.split(" and "))
                .map(wish -> wish.split(" "))
                .map(wish -> new RefundPayment.Item(wish[0], Integer.parseInt(wish[1]), null))
                .toList();
        var items = new RefundItems(paid, before).price(wishes);
        return TestRefunds.of(
                paid,
                before,
                Money.sum(currency, items.stream().map(RefundItem::amount).toList()),
                items);
    }

    private static Map<String, Money> taxes(Refund refund) {
        var taxes = new HashMap<String, Money>();
        for (var tax : Objects.requireNonNull(refund.taxTotals())) {
            taxes.put(name(tax), tax.tax());
        }
        return taxes;
    }

    private static String name(RefundedTax tax) {
        return "%s %s %s".formatted(tax.name(), tax.rate().toPlainString(), tax.treatment());
    }

    private static Map<String, Money> taxes(String text, Currency currency) {
        var taxes = new HashMap<String, Money>();
        for (var tax : text.split(" \\+ ")) {
            var parts = tax.split(" ");
            taxes.put("%s %s %s".formatted(parts[0], parts[1], treatment(parts)), money(parts[2], currency));
        }
        return taxes;
    }

    private static String treatment(String[] tax) {
        return tax.length > 3 ? tax[3] : "STANDARD";
    }

    private static PaidItem item(String text, Currency currency) {
        var parts = text.split(": ");
        var shares = Arrays.stream(parts[1].split(" / "))
                .map(share -> share(share.split(" \\+ "), currency))
                .toList();
        return new PaidItem(Integer.parseInt(parts[0].split(" ")[1]), TestRefunds.gross(shares), shares);
    }

    private static PaidItem.Share share(String[] parts, Currency currency) {
        return new PaidItem.Share(
                money(parts[0], currency),
                Arrays.stream(parts)
                        .skip(1)
                        .map(tax -> tax.split(" "))
                        .map(tax -> new PaidItem.Levy(
                                tax[0], null, new BigDecimal(tax[1]), treatment(tax), money(tax[2], currency)))
                        .toList());
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }

    private static Money money(String amount, Currency currency) {
        return new Money(
                new BigDecimal(amount)
                        .movePointRight(currency.getDefaultFractionDigits())
                        .longValueExact(),
                currency);
    }
}
