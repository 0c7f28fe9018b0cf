package dev.kontor.cart.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.kontor.cart.CheckoutCart.TaxTotal;
import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.cart.pricing.CartCalculation.PricedLine;
import dev.kontor.cart.pricing.CartCalculation.ShippingCharge;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.Levy;
import dev.kontor.tax.TaxRules.Rate;
import dev.kontor.tax.TaxSettings;
import dev.kontor.testing.DocumentTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The taxes of carts, as `docs/money.md` calculates them by hand.
class TaxTableTests {

    private static final List<String> LEVELS = List.of("State", "County", "City");

    static List<Map<String, String>> rows() {
        return DocumentTable.of(Path.of("docs/money.md"), "taxes");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void taxesTheCart(Map<String, String> row) {
        var currency = Currency.getInstance(cell(row, "Currency"));
        var shipping = cell(row, "Shipping").split(" ");
        var charged = shipping.length == 3;
        var settings = settings(cell(row, "Rounding").split(" "), charged ? shipping[0] : "CATEGORY");
        var rules = new TaxRules(
                "zone",
                "with tax".equals(row.get("Prices")),
                rates(cell(row, "Rates")),
                TaxRules.Coverage.ZONE,
                settings);

        var cart = CartCalculation.of(
                currency,
                Arrays.stream(cell(row, "Cart").split(", "))
                        .map(item -> line(item.split(" "), currency))
                        .toList(),
                charged ? Optional.of(new ShippingCharge(money(shipping[2], currency), shipping[1])) : Optional.empty(),
                rules);

        assertThat(cart.totals().tax()).isEqualTo(money(cell(row, "Tax"), currency));
        assertThat(cart.totals().total()).isEqualTo(money(cell(row, "To pay"), currency));
        assertThat(cart.totals().taxes().stream()
                        .map(tax -> entry(name(tax) + " " + tax.rate().toPlainString(), tax.tax()))
                        .toList())
                .isEqualTo(expected(cell(row, "Taxes"), currency));
        assertThat(Money.sum(
                        currency,
                        cart.totals().taxes().stream().map(TaxTotal::tax).toList()))
                .isEqualTo(cart.totals().tax());
    }

    private static String name(TaxTotal tax) {
        return tax.jurisdiction() == null ? tax.name() : tax.jurisdiction();
    }

    private static List<Map.Entry<String, Money>> expected(String taxes, Currency currency) {
        return "none".equals(taxes)
                ? List.of()
                : Arrays.stream(taxes.split(", "))
                        .map(tax -> tax.split(": "))
                        .map(tax -> (Map.Entry<String, Money>) entry(tax[0], money(tax[1], currency)))
                        .toList();
    }

    private static TaxSettings settings(String[] rounding, String shipping) {
        return new TaxSettings(
                TaxSettings.Rounding.valueOf(rounding[0]),
                TaxSettings.Mode.valueOf(rounding[1]),
                TaxSettings.Target.valueOf(rounding[2]),
                TaxSettings.ShippingTax.valueOf(shipping));
    }

    /// A single tax is that of the whole zone; several are those of jurisdictions.
    private static Map<String, Rate> rates(String text) {
        var rates = new LinkedHashMap<String, Rate>();
        for (var category : text.split("; ")) {
            var taxes = category.substring(category.indexOf(' ') + 1).split(" \\+ ");
            var levies = new ArrayList<Levy>();
            for (var tax : taxes) {
                var parts = tax.split(" ");
                var rate = new BigDecimal(parts[1]);
                boolean zone = taxes.length == 1 && !LEVELS.contains(parts[0]);
                levies.add(new Levy(parts[0], zone ? null : parts[0], rate, parts.length > 2, rate));
            }
            rates.put(category.substring(0, category.indexOf(' ')), Rate.of(levies));
        }
        return rates;
    }

    private static PricedLine line(String[] item, Currency currency) {
        boolean several = item.length > 2 && "×".equals(item[2]);
        int price = several ? 3 : 1;
        return new PricedLine(
                money(item[price], currency),
                several ? Integer.parseInt(item[1]) : 1,
                TaxSplit.of(item[0]),
                item.length > price + 2 ? money(item[price + 2], currency) : Money.zero(currency),
                true);
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
