package dev.kontor.cart.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.cart.pricing.CartCalculation.PricedLine;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxFixtures;
import dev.kontor.tax.TaxRules.Rate;
import dev.kontor.testing.DocumentTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tax is calculated from what discounts leave, as `docs/money.md` calculates it by hand.
class DiscountedTaxTests {

    static List<Map<String, String>> rows() {
        return DocumentTable.of(Path.of("docs/money.md"), "tax");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void taxesWhatIsLeft(Map<String, String> row) {
        var currency = Currency.getInstance(cell(row, "Currency"));
        var rules = TaxFixtures.rules(
                "zone",
                "with tax".equals(row.get("Prices")),
                Map.of("standard", new Rate("VAT", new BigDecimal(cell(row, "Rate")))));
        var units = cell(row, "Units").split(" × ");
        var line = new PricedLine(
                money(units[1], currency),
                Integer.parseInt(units[0]),
                TaxSplit.of("standard"),
                money(cell(row, "Discount"), currency),
                true);

        var cart = CartCalculation.of(currency, List.of(line), Optional.empty(), rules);

        var taxed = cart.lines().getFirst().taxed();
        assertThat(taxed.net()).isEqualTo(money(cell(row, "Net"), currency));
        assertThat(taxed.tax()).isEqualTo(money(cell(row, "Tax"), currency));
        assertThat(taxed.gross()).isEqualTo(money(cell(row, "Gross"), currency));
        assertThat(cart.totals().total()).isEqualTo(taxed.gross());
        assertThat(cart.totals().discount()).isEqualTo(money(cell(row, "Discount"), currency));
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
