package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.address.Destination;
import dev.kontor.testing.TestDatabase;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TaxQueriesTests {

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final TaxQueries taxes = new TaxQueries(jdbc);

    @BeforeEach
    void anEmptyTable() {
        TestDatabase.truncate("tax");
    }

    @Test
    void theZoneOfTheRegionBeatsTheZoneOfTheCountry() {
        var standard = category("standard");
        rate(zone("Germany", true, "DE", ""), standard, "VAT", "0.19");
        var us = zone("United States", false, "US", "");
        rate(us, standard, "Sales tax", "0.01");
        rate(zone("California", false, "US", "CA"), standard, "CA sales tax", "0.0725");

        assertThat(taxes.rulesFor(new Destination("DE", null, null)))
                .isEqualTo(new TaxRules(
                        "Germany", true, Map.of("standard", new TaxRules.Rate("VAT", new BigDecimal("0.19")))));
        assertThat(taxes.rulesFor(new Destination("DE", "BY", null)).zone()).isEqualTo("Germany");
        assertThat(taxes.rulesFor(new Destination("US", "CA", "94103")).rates())
                .isEqualTo(Map.of("standard", new TaxRules.Rate("CA sales tax", new BigDecimal("0.0725"))));
        assertThat(taxes.rulesFor(new Destination("US", "OR", null)).zone()).isEqualTo("United States");
    }

    @Test
    void withoutRegionNothingIsKnownWhereZonesNameRegions() {
        rate(zone("California", false, "US", "CA"), category("standard"), "CA sales tax", "0.0725");

        var rules = taxes.rulesFor(new Destination("US", null, null));

        assertThat(rules.coverage()).isEqualTo(TaxRules.Coverage.REGION_MISSING);
        assertThat(rules.covers("standard")).isFalse();
        assertThat(taxes.rulesFor(new Destination("US", "ZZ", null))).isEqualTo(TaxRules.NONE);
    }

    @Test
    void nothingIsKnownWhereThereIsNoZoneOrNoRate() {
        zone("Untaxed", true, "CH", "");

        assertThat(taxes.rulesFor(new Destination("FR", null, null))).isEqualTo(TaxRules.NONE);
        assertThat(taxes.rulesFor(new Destination("CH", null, null)))
                .isEqualTo(new TaxRules("Untaxed", true, Map.of()));
        assertThat(taxes.rulesFor(new Destination("CH", null, null)).covers("standard"))
                .isFalse();
    }

    private UUID category(String code) {
        var id = TaxCategoryId.next().value();
        jdbc.sql("insert into tax.categories values (:id, 1, :code, 'Standard', now(), now())")
                .param("id", id)
                .param("code", code)
                .update();
        return id;
    }

    private UUID zone(String name, boolean inclusive, String country, String region) {
        var id = TaxZoneId.next().value();
        jdbc.sql("""
                        with zone as (insert into tax.zones values (:id, 1, :name, :inclusive, now(), now()))
                        insert into tax.zone_areas values (:country, :region, :id)
                        """)
                .param("id", id)
                .param("name", name)
                .param("inclusive", inclusive)
                .param("country", country)
                .param("region", region)
                .update();
        return id;
    }

    private void rate(UUID zone, UUID category, String name, String rate) {
        jdbc.sql("insert into tax.rates values (:id, 1, :zone, :category, :name, :rate, now(), now())")
                .param("id", TaxRateId.next().value())
                .param("zone", zone)
                .param("category", category)
                .param("name", name)
                .param("rate", new BigDecimal(rate))
                .update();
    }
}
