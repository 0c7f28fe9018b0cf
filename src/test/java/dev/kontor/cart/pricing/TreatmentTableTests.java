package dev.kontor.cart.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.cart.pricing.CartCalculation.PricedLine;
import dev.kontor.cart.pricing.CartCalculation.ShippingCharge;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.Rate;
import dev.kontor.tax.TaxSettings;
import dev.kontor.tax.TaxTreatment;
import dev.kontor.tax.TestTaxProperties;
import dev.kontor.testing.DocumentTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The sales with and without tax that `docs/money.md` calculates by hand.
class TreatmentTableTests {

    static List<Map<String, String>> rows() {
        return DocumentTable.of(Path.of("docs/money.md"), "treatments");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reducesPricesByTheTaxTheyAreListedWith(Map<String, String> row) {
        var currency = Currency.getInstance(cell(row, "Currency"));
        var shipping = cell(row, "Shipping").split(" ");
        boolean charged = shipping.length == 3;
        var listed = new TaxRules(
                "zone",
                "with tax".equals(row.get("Listed")),
                rates(cell(row, "Rates")),
                TaxRules.Coverage.ZONE,
                new TaxSettings(
                        TaxSettings.Rounding.LINE,
                        TaxSettings.Mode.HALF_UP,
                        TaxSettings.Target.NET,
                        TaxSettings.ShippingTax.valueOf(charged ? shipping[0] : "CATEGORY")));
        var treatment = TaxTreatment.valueOf(cell(row, "Treatment"));
        var rules = treatment.isTaxed() ? listed : TestTaxProperties.untaxed(treatment, listed);
        var items = Arrays.stream(cell(row, "Cart").split(", "))
                .map(item -> item.split(" "))
                .toList();
        var basis = "-".equals(row.get("Basis")) ? null : PriceBasis.valueOf(cell(row, "Basis"));
        var lines =
                items.stream().map(item -> line(item, basis, rules, currency)).toList();

        var cart = CartCalculation.of(
                currency,
                lines,
                charged
                        ? Optional.of(charge(
                                money(shipping[2], currency),
                                shipping[1],
                                items.stream()
                                        .map(item -> line(item, basis, listed, currency))
                                        .toList(),
                                rules))
                        : Optional.empty(),
                rules);

        assertThat(lines.stream().map(PricedLine::unitPrice).toList())
                .isEqualTo(Arrays.stream(cell(row, "Unit prices").split(", "))
                        .map(price -> money(price, currency))
                        .toList());
        assertThat(cart.totals().tax()).isEqualTo(money(cell(row, "Tax"), currency));
        assertThat(cart.totals().total()).isEqualTo(money(cell(row, "To pay"), currency));
        assertThat(cart.totals().pricesIncludeTax()).isEqualTo(treatment.isTaxed() && listed.pricesIncludeTax());
    }

    private static ShippingCharge charge(Money price, String category, List<PricedLine> shipped, TaxRules rules) {
        return new ShippingCharge(new ShippingCharge(price, category).shown(shipped, rules), category);
    }

    private static PricedLine line(String[] item, @Nullable PriceBasis basis, TaxRules rules, Currency currency) {
        boolean several = item.length > 2;
        var split = TaxSplit.of(item[0]);
        return new PricedLine(
                PriceConversion.shown(money(item[item.length - 1], currency), basis, split, rules),
                several ? Integer.parseInt(item[1]) : 1,
                split);
    }

    private static Map<String, Rate> rates(String text) {
        var rates = new LinkedHashMap<String, Rate>();
        for (var rate : text.split("; ")) {
            var parts = rate.split(" ");
            rates.put(parts[0], new Rate("VAT", new BigDecimal(parts[1])));
        }
        return rates;
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
