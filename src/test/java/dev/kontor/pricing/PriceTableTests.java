package dev.kontor.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.cart.pricing.PriceConversion;
import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxFixtures;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.Taxable;
import dev.kontor.testing.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Calculates each row of the table of prices in `docs/money.md`.
class PriceTableTests {

    private static final CustomerGroupId GROUP = CustomerGroupId.next();
    private static final CustomerId CUSTOMER = CustomerId.next();

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final PriceQueries pricing = new PriceQueries(jdbc, new PersonalPriceLists(jdbc));
    private final VariantId variant = VariantId.next();

    /// A row of the table.
    record Row(
            String number,
            Currency currency,
            String base,
            String lists,
            int units,
            String buyer,
            String zone,
            String unitPrice,
            String total) {

        static Row of(String line) {
            var cells = Arrays.stream(line.split("\\|"))
                    .map(String::strip)
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            return new Row(
                    cells.get(0),
                    Currency.getInstance(cells.get(1)),
                    cells.get(2),
                    cells.get(3),
                    Integer.parseInt(cells.get(4)),
                    cells.get(5),
                    cells.get(6),
                    cells.get(7),
                    cells.get(8));
        }

        Money money(String text) {
            return new Money(
                    new BigDecimal(text)
                            .movePointRight(currency.getDefaultFractionDigits())
                            .longValueExact(),
                    currency);
        }
    }

    static List<Row> rows() throws IOException {
        try (var lines = Files.lines(Path.of("docs/money.md"))) {
            return lines.filter(line -> line.matches("\\| P\\d+ \\|.*"))
                    .map(Row::of)
                    .toList();
        }
    }

    @Test
    void theTableHasAtLeastTwentyRows() throws IOException {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theRowIsRight(Row row) {
        // Rolled back, because a percentage would change the prices of other tests.
        TestDatabase.transactions().executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            base(row);
            if (!row.lists().equals("-")) {
                for (var list : row.lists().split(";")) {
                    list(row, list.strip());
                }
            }
            var price = Objects.requireNonNull(
                    pricing.prices(Map.of(variant, row.units()), row.currency(), "outlet", buyer(row))
                            .get(variant));
            var rules = rules(row.zone());
            var unitPrice = PriceConversion.shown(price.amount(), price.basis(), TaxSplit.of("standard"), rules);

            assertThat(unitPrice).as("unit price of %s", row).isEqualTo(row.money(row.unitPrice()));
            assertThat(rules.tax(List.of(new Taxable(unitPrice.times(row.units()), "standard")))
                            .getFirst()
                            .gross())
                    .as("total of %s", row)
                    .isEqualTo(row.money(row.total()));
        });
    }

    private static PriceBuyer buyer(Row row) {
        var country = row.zone().equals("-") ? null : row.zone().substring(0, 2);
        return switch (row.buyer()) {
            case "guest" -> new PriceBuyer(null, List.of(), country);
            case "member" -> new PriceBuyer(CustomerId.next(), List.of(GROUP), country);
            default -> new PriceBuyer(CUSTOMER, List.of(GROUP), country);
        };
    }

    /// Reads a zone such as `DE 19 % gross`.
    private static TaxRules rules(String zone) {
        if (zone.equals("-")) {
            return TaxRules.NONE;
        }
        var parts = zone.split(" ");
        var rate = new BigDecimal(parts[1]).movePointLeft(2);
        return TaxFixtures.rules(zone, parts[3].equals("gross"), Map.of("standard", new TaxRules.Rate("VAT", rate)));
    }

    private void base(Row row) {
        if (row.base().equals("-")) {
            return;
        }
        jdbc.sql("insert into pricing.variants values (:variant, 1, now(), now())")
                .param("variant", variant)
                .update();
        var parts = row.base().split(" ");
        jdbc.sql("insert into pricing.prices (variant_id, currency, amount_minor) values (:variant, :currency, :minor)")
                .param("variant", variant)
                .param("currency", row.currency().getCurrencyCode())
                .param("minor", row.money(parts[0]).minor())
                .update();
        if (parts.length > 1) {
            jdbc.sql("insert into pricing.currency_bases values (:currency, :basis, now())")
                    .param("currency", row.currency().getCurrencyCode())
                    .param("basis", parts[1])
                    .update();
        }
    }

    /// Inserts a list such as `OVERRIDE NET p2 @group 9.00, from 10: 8.00`.
    private void list(Row row, String text) {
        var tiers = new ArrayList<>(List.of(text.split(", from ")));
        var words = new ArrayList<>(List.of(tiers.removeFirst().split(" ")));
        boolean percent = words.getFirst().equals("PERCENT");
        if (percent) {
            words.removeLast();
        }
        var first = words.removeLast();
        var quantities = new ArrayList<>(List.of(1));
        var values = new ArrayList<>(List.of(first));
        tiers.forEach(tier -> {
            var parts = tier.split(": ");
            quantities.add(Integer.valueOf(parts[0]));
            values.add(parts[1].replace(" %", ""));
        });
        var id = PriceListId.next();
        jdbc.sql("""
                        insert into pricing.price_lists (id, version, name, status, kind, currency, basis, priority, channels,
                            customer_groups, customers, countries, tier_quantities, tier_basis_points, created_at, updated_at)
                        values (:id, 1, 'Row', 'ACTIVE', :kind, :currency, :basis, :priority, :channels::text[],
                            :groups::uuid[], :customers::uuid[], :countries::text[], :quantities::integer[],
                            :points::integer[], now(), now())
                        """)
                .param("id", id)
                .param("kind", words.getFirst())
                .param("currency", row.currency().getCurrencyCode())
                .param("basis", word(words, "NET", "GROSS"))
                .param(
                        "priority",
                        words.stream()
                                .filter(word -> word.matches("p\\d+"))
                                .map(word -> Integer.valueOf(word.substring(1)))
                                .findFirst()
                                .orElse(1))
                .param("channels", texts(words, "@channel", "outlet"))
                .param("groups", ids(words, "@group", GROUP.value()))
                .param("customers", ids(words, "@customer", CUSTOMER.value()))
                .param(
                        "countries",
                        texts(
                                words,
                                "@country",
                                row.zone().substring(0, Math.min(2, row.zone().length()))))
                .param("quantities", percent ? quantities.toArray(Integer[]::new) : new Integer[0])
                .param(
                        "points",
                        percent
                                ? values.stream()
                                        .map(value -> new BigDecimal(value)
                                                .movePointRight(2)
                                                .intValueExact())
                                        .toArray(Integer[]::new)
                                : new Integer[0])
                .update();
        if (!percent) {
            jdbc.sql("insert into pricing.price_list_entries values (:list, :variant, :minor, null, now())")
                    .param("list", id)
                    .param("variant", variant)
                    .param("minor", row.money(values.getFirst()).minor())
                    .update();
            for (int index = 1; index < values.size(); index++) {
                jdbc.sql("insert into pricing.price_list_tiers values (:list, :variant, :quantity, :minor)")
                        .param("list", id)
                        .param("variant", variant)
                        .param("quantity", quantities.get(index))
                        .param("minor", row.money(values.get(index)).minor())
                        .update();
            }
        }
    }

    private static @Nullable String word(List<String> words, String... candidates) {
        return Stream.of(candidates).filter(words::contains).findFirst().orElse(null);
    }

    private static String[] texts(List<String> words, String condition, String value) {
        return words.contains(condition) ? new String[] {value} : new String[0];
    }

    private static String[] ids(List<String> words, String condition, UUID value) {
        return texts(words, condition, value.toString());
    }
}
