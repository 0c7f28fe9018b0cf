package dev.kontor.cart.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.Catalog;
import dev.kontor.shared.shop.ReadinessFinding;
import dev.kontor.shared.shop.ReadinessFinding.Status;
import dev.kontor.shipping.Shipping;
import dev.kontor.tax.TaxFixtures;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.Taxes;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a merchant reads who begins with an empty shop.
class TaxReadinessTests {

    private List<TaxRules> zones = List.of();
    private Set<String> categories = Set.of();
    private boolean untaxed;

    @Test
    void anEmptyShopLacksZonesAndRates() {
        shop(List.of());

        assertThat(finding("tax-zones").status()).isEqualTo(Status.MISSING);
        assertThat(finding("tax-rates").status()).isEqualTo(Status.MISSING);
        assertThat(finding("tax-rates").detail()).hasToString("There is no tax zone that could have rates.");
        assertThat(finding("shipping").status()).isEqualTo(Status.MISSING);
    }

    @Test
    void aShopThatSellsUntaxedNeedsNoZones() {
        untaxed = true;
        shop(List.of());

        assertThat(finding("tax-zones").status()).isEqualTo(Status.OK);
        assertThat(finding("tax-rates").status()).isEqualTo(Status.WARNING);
        assertThat(finding("tax-rates").detail())
                .hasToString("Items without a tax rate are sold without tax, because the shop allows it.");
    }

    @Test
    void aZoneWithoutRatesSellsNothingThoughNothingIsShippedYet() {
        shop(List.of(TaxFixtures.rules("Germany", true, Map.of())), "standard");

        assertThat(finding("tax-rates").status()).isEqualTo(Status.MISSING);
        assertThat(finding("tax-rates").detail()).hasToString("No tax zone has a rate: nothing can be ordered.");
    }

    @Test
    void namesTheCategoriesWithoutRateOfEveryZoneWhileNothingIsShipped() {
        var rates = Map.of("general", new TaxRules.Rate("Sales tax", new BigDecimal("0.0825")));
        shop(List.of(TaxFixtures.rules("Texas", false, rates)), "general", "standard");

        var finding = finding("tax-rates");

        assertThat(finding.status()).isEqualTo(Status.WARNING);
        assertThat(finding.detail())
                .hasToString("Items in these tax categories cannot be ordered, because the categories have no rate:"
                        + " standard in Texas.");
        assertThat(String.valueOf(finding.remedy())).contains("`POST /admin/v1/tax-categories`");
    }

    private void shop(List<TaxRules> zones, String... categories) {
        this.zones = zones;
        this.categories = Set.of(categories);
    }

    private ReadinessFinding finding(String code) {
        return new TaxReadiness(
                        stub(Taxes.class, Map.of("all", zones, "rulesFor", Map.of(), "sellsUntaxed", untaxed)),
                        stub(Shipping.class, Map.of("reach", new Shipping.Reach(List.of(), Set.of()))),
                        stub(Catalog.class, Map.of("taxCategories", categories)))
                .check().stream()
                        .filter(finding -> finding.code().equals(code))
                        .findFirst()
                        .orElseThrow();
    }

    /// Answers with what is given for a method, by its name.
    @SuppressWarnings("unchecked")
    private static <T> T stub(Class<T> type, Map<String, Object> answers) {
        return (T) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> answers.get(method.getName()));
    }
}
