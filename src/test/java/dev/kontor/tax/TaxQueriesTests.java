package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxRules.Taxable;
import dev.kontor.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TaxQueriesTests {

    private static final TaxProperties PROPERTIES =
            TestTaxProperties.of(TaxProperties.Untaxed.REFUSED, Set.of("outlet"));

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final Set<String> stale = new HashSet<>();
    private final TaxQueries taxes = new TaxQueries(jdbc, PROPERTIES, Clock.systemUTC(), numbers());

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
                .isEqualTo(TaxFixtures.rules(
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
                .isEqualTo(TaxFixtures.rules("Untaxed", true, Map.of()));
        assertThat(taxes.rulesFor(new Destination("CH", null, null)).covers("standard"))
                .isFalse();
    }

    @Test
    void whatHasNoZoneOrRateIsSoldUntaxedOnlyInChannelsThatAllowIt() {
        rate(zone("Germany", true, "DE", ""), category("standard"), "VAT", "0.19");
        var germany = new Destination("DE", null, null);
        var france = new Destination("FR", null, null);

        var refused = taxes.rulesFor(List.of(germany, france), TaxBuyer.UNKNOWN, "default");
        var allowed = taxes.rulesFor(List.of(germany, france), TaxBuyer.UNKNOWN, "outlet");

        assertThat(Objects.requireNonNull(refused.get(france)).covers("standard"))
                .isFalse();
        assertThat(Objects.requireNonNull(refused.get(germany)).covers("books")).isFalse();
        assertThat(Objects.requireNonNull(allowed.get(france)).covers("standard"))
                .isTrue();
        assertThat(Objects.requireNonNull(allowed.get(france)).isUntaxed()).isTrue();
        assertThat(Objects.requireNonNull(allowed.get(germany)).covers("books")).isTrue();
        assertThat(Objects.requireNonNull(allowed.get(germany)).rateOf("standard"))
                .isEqualByComparingTo("0.19");
        assertThat(TestTaxProperties.of(TaxProperties.Untaxed.ALLOWED, Set.of()).allows("default"))
                .isTrue();
    }

    @Test
    void addsTheTaxesOfStateCountyAndCityByPostcode() {
        var standard = category("standard");
        var food = category("food");
        var california = zone("California", false, "US", "CA");
        rate(california, standard, "State tax", "0.0725");
        var county = jurisdiction("Los Angeles County", "COUNTY");
        area(county, "COUNTY", "CA", "90001", "91899");
        area(county, "COUNTY", "CA", "935", "935");
        var city = jurisdiction("Santa Monica", "CITY");
        area(city, "CITY", "CA", "90401", "90411");
        levy(california, standard, county, "County tax", "0.0225", false);
        levy(california, standard, city, "City tax", "0.0075", false);
        levy(california, food, city, "City tax", "0.0025", false);

        var there = taxes.rulesFor(new Destination("US", "CA", "90405-1234"));

        assertThat(there.rateOf("standard")).isEqualByComparingTo("0.1025");
        assertThat(there.rateOf("food")).isEqualByComparingTo("0.0025");
        assertThat(levies(there, "standard"))
                .containsExactly("null 0.0725", "Los Angeles County 0.0225", "Santa Monica 0.0075");
        assertThat(levies(taxes.rulesFor(new Destination("US", "CA", "91899")), "standard"))
                .containsExactly("null 0.0725", "Los Angeles County 0.0225");
        assertThat(levies(taxes.rulesFor(new Destination("US", "CA", "93599")), "standard"))
                .containsExactly("null 0.0725", "Los Angeles County 0.0225");
        assertThat(levies(taxes.rulesFor(new Destination("US", "CA", "94103")), "standard"))
                .containsExactly("null 0.0725");
        var unknown = taxes.rulesFor(new Destination("US", "CA", null));
        assertThat(unknown.coverage()).isEqualTo(TaxRules.Coverage.POSTCODE_MISSING);
        assertThat(unknown.rateOf("standard")).isEqualByComparingTo("0.0725");
        assertThat(taxes.rulesFor(List.of(
                        new Destination("US", "CA", "90401"),
                        new Destination("US", "CA", "94103"),
                        new Destination("US", "NV", "89101"))))
                .hasSize(3);
    }

    @Test
    void theTaxIsUnknownWhenTheRateOfTheZoneHasEndedAlthoughACountyLevies() {
        var standard = category("standard");
        var food = category("food");
        var california = zone("California", false, "US", "CA");
        period(california, standard, "0.0725", null, "2026-01-01T00:00:00Z");
        var county = jurisdiction("Los Angeles County", "COUNTY");
        area(county, "COUNTY", "CA", "90001", "91899");
        levy(california, standard, county, "County tax", "0.0225", false);
        levy(california, food, county, "County tax", "0.0025", false);
        var there = new Destination("US", "CA", "90405");
        var before = at("2025-12-31T23:59:59.999Z");
        var after = at("2026-01-01T00:00:00Z");

        assertThat(before.rulesFor(there).rateOf("standard")).isEqualByComparingTo("0.095");
        assertThat(after.rulesFor(there).covers("standard")).isFalse();
        assertThat(after.rulesFor(there).rateOf("food")).isEqualByComparingTo("0.0025");
        assertThat(before.all()).singleElement().matches(rules -> rules.covers("standard"));
        assertThat(after.all())
                .singleElement()
                .matches(rules -> !rules.covers("standard"))
                .matches(rules -> rules.covers("food"));
    }

    @Test
    void theMostSpecificJurisdictionOfALevelLevies() {
        var standard = category("standard");
        var zone = zone("Canada", false, "CA", "");
        var rest = jurisdiction("Rest of Quebec", "STATE");
        area(rest, "STATE", "CA", "QC", "", "");
        var city = jurisdiction("Montreal", "STATE");
        area(city, "STATE", "CA", "QC", "H", "H");
        levy(zone, standard, rest, "QST", "0.09", false);
        levy(zone, standard, city, "QST", "0.1", false);
        rate(zone, standard, "GST", "0.05");

        assertThat(levies(taxes.rulesFor(new Destination("CA", "QC", "H2X 1Y4")), "standard"))
                .containsExactly("null 0.05", "Montreal 0.1");
        assertThat(levies(taxes.rulesFor(new Destination("CA", "QC", "G1R 4P5")), "standard"))
                .containsExactly("null 0.05", "Rest of Quebec 0.09");
        assertThat(levies(taxes.rulesFor(new Destination("CA", "ON", "K1A 0B1")), "standard"))
                .containsExactly("null 0.05");
        assertThat(taxes.rulesFor(new Destination("CA", null, null)).coverage())
                .isEqualTo(TaxRules.Coverage.REGION_MISSING);
    }

    @Test
    void aCompoundTaxIsLeviedOnEarlierTaxes() {
        var standard = category("standard");
        var zone = zone("Canada", false, "CA", "");
        var quebec = jurisdiction("Quebec", "STATE");
        area(quebec, "STATE", "CA", "QC", "", "");
        rate(zone, standard, "GST", "0.05");
        levy(zone, standard, quebec, "QST", "0.095", true);

        var rules = taxes.rulesFor(new Destination("CA", "QC", "H2X 1Y4"));

        assertThat(rules.rateOf("standard")).isEqualByComparingTo("0.14975");
        assertThat(rules.tax(List.of(new Taxable(Money.of(10_000, "CAD"), "standard")))
                        .getFirst()
                        .levied())
                .extracting(levied -> levied.tax().minor())
                .containsExactly(500L, 998L);
    }

    @Test
    void theZoneOfPostcodesBeatsTheCountryAndTheDefaultZoneTakesTheRest() {
        var standard = category("standard");
        rate(zone("Spain", true, "ES", ""), standard, "IVA", "0.21");
        var canaries = UUID.randomUUID();
        jdbc.sql("""
                        with zone as (
                            insert into tax.zones (id, version, name, prices_include_tax, created_at, updated_at)
                            values (:id, 1, 'Canary Islands', false, now(), now()))
                        insert into tax.zone_areas (country, zone_id, postcode_from, postcode_to)
                        values ('ES', :id, '35', '35'), ('ES', :id, '38', '38')
                        """).param("id", canaries).update();
        rate(canaries, standard, "IGIC", "0.07");
        jdbc.sql("""
                        insert into tax.zones (id, version, name, prices_include_tax, is_default, created_at, updated_at)
                        values (:id, 1, 'Rest of the world', false, true, now(), now())
                        """).param("id", UUID.randomUUID()).update();

        assertThat(taxes.rulesFor(new Destination("ES", null, "35001")).zone()).isEqualTo("Canary Islands");
        assertThat(taxes.rulesFor(new Destination("ES", null, "28001")).zone()).isEqualTo("Spain");
        var unknown = taxes.rulesFor(new Destination("ES", null, null));
        assertThat(unknown.zone()).isEqualTo("Spain");
        assertThat(unknown.coverage()).isEqualTo(TaxRules.Coverage.POSTCODE_MISSING);
        assertThat(taxes.rulesFor(new Destination("BR", null, null)).zone()).isEqualTo("Rest of the world");
    }

    @Test
    void monacoHasTheZoneOfFranceUnlessAZoneNamesIt() {
        var standard = category("standard");
        rate(zone("France", true, "FR", ""), standard, "TVA", "0.2");
        jdbc.sql("""
                        insert into tax.zones (id, version, name, prices_include_tax, is_default, created_at, updated_at)
                        values (:id, 1, 'Rest of the world', false, true, now(), now())
                        """).param("id", UUID.randomUUID()).update();

        assertThat(taxes.rulesFor(new Destination("MC", null, "98000")).zone()).isEqualTo("France");
        assertThat(taxes.rulesFor(new Destination("IM", null, null)).zone()).isEqualTo("Rest of the world");
        rate(zone("Monaco", true, "MC", ""), standard, "TVA", "0.2");
        assertThat(at("2026-11-28T12:00:00Z")
                        .rulesFor(new Destination("MC", null, "98000"))
                        .zone())
                .isEqualTo("Monaco");
    }

    @Test
    void aRateIsValidFromItsFirstToBeforeItsLastInstant() {
        var standard = category("standard");
        var zone = zone("Germany", true, "DE", "");
        period(zone, standard, "0.19", null, "2020-07-01T00:00:00Z");
        period(zone, standard, "0.16", "2020-07-01T00:00:00Z", "2021-01-01T00:00:00Z");
        period(zone, standard, "0.19", "2021-01-01T00:00:00Z", null);

        assertThat(rateAt("2020-06-30T23:59:59.999Z")).isEqualByComparingTo("0.19");
        assertThat(rateAt("2020-07-01T00:00:00Z")).isEqualByComparingTo("0.16");
        assertThat(rateAt("2020-12-31T23:59:59.999Z")).isEqualByComparingTo("0.16");
        assertThat(rateAt("2021-01-01T00:00:00Z")).isEqualByComparingTo("0.19");
        assertThat(taxes.all()).hasSize(1);
    }

    @Test
    void tenThousandRatesAndFiveThousandPostcodeRangesTakeNoLonger() {
        var standard = category("standard");
        var california = zone("California", false, "US", "CA");
        rate(california, standard, "State tax", "0.0725");
        var place = new Destination("US", "CA", "94103");
        long few = medianMicros(place);
        jdbc.sql("""
                        with city as (
                            insert into tax.jurisdictions
                            select gen_random_uuid(), 1, 'City ' || n, 'CITY', null, now(), now()
                            from generate_series(1, 5000) n returning id, name
                        ), area as (
                            insert into tax.jurisdiction_areas (jurisdiction_id, level, country, postcode_from, postcode_to)
                            select id, 'CITY', 'US', code, code
                            from (select id, lpad((90000 + substr(name, 6)::int)::text, 5, '0') as code from city) c
                        )
                        insert into tax.rates (id, version, zone_id, category_id, jurisdiction_id, name, rate, valid_until,
                            valid_from, created_at, updated_at)
                        select gen_random_uuid(), 1, :zone, :category, id, 'City tax', 0.01, p.until, p.since, now(), now()
                        from city, (values (null::timestamptz, '2000-01-01'::timestamptz),
                            ('2000-01-01'::timestamptz, null)) as p (since, until)
                        """).param("zone", california).param("category", standard).update();
        jdbc.sql("analyze tax.rates, tax.jurisdictions, tax.jurisdiction_areas").update();

        assertThat(levies(taxes.rulesFor(place), "standard")).containsExactly("null 0.0725", "City 4103 0.01");
        long many = medianMicros(place);
        System.out.println("tax rules of a destination, median: " + few + " us, with 10,000 rates " + many + " us");

        assertThat(many).isLessThan(10 * few + 20_000);
        assertThat(plan(place))
                .containsPattern("Index Cond: \\(+country = asked.country\\)")
                .doesNotContain("(a.country)::text");
    }

    private String plan(Destination place) {
        return String.join(
                "\n",
                jdbc.sql("explain " + TaxQueries.RULES)
                        .param("countries", List.of(place.country()))
                        .param("regions", List.of(Objects.requireNonNull(place.region())))
                        .param("postcodes", List.of(Objects.requireNonNull(place.postcode())))
                        .param("now", Instant.EPOCH)
                        .param("ending", true)
                        .param("vatNumber", null)
                        .param("customer", null)
                        .param("groups", List.of())
                        .query(String.class)
                        .list());
    }

    private long medianMicros(Destination place) {
        var micros = new ArrayList<Long>();
        for (int round = 0; round < 301; round++) {
            long start = System.nanoTime();
            taxes.rulesFor(place);
            micros.add((System.nanoTime() - start) / 1_000);
        }
        return micros.stream().sorted().toList().get(150);
    }

    /// A cart that lives for days must not be taxed because nobody has asked the register again.
    @Test
    void numbersWithoutARecentConfirmationAreCheckedSoon() {
        jdbc.sql("""
                        insert into tax.vat_numbers (number, status, checked_at, created_at) values
                        ('ATU12345675', 'VALID', now() - interval '25 hours', now()),
                        ('FR12097737782', 'VALID', now() - interval '23 hours', now()),
                        ('SK2071393643', 'UNVERIFIED', null, now()),
                        ('SK3722486240', 'INVALID', now() - interval '25 hours', now())
                        """).update();

        for (var number :
                List.of("ATU12345675", "FR12097737782", "SK2071393643", "SK3722486240", "PT742268020", "GB980780684")) {
            taxes.rulesFor(List.of(new Destination("AT", null, null)), new TaxBuyer(null, List.of(), number, "AT"));
        }
        taxes.rulesFor(new Destination("AT", null, null));

        assertThat(stale).containsExactlyInAnyOrder("ATU12345675", "SK2071393643", "PT742268020");
    }

    private BigDecimal rateAt(String time) {
        return at(time).rulesFor(new Destination("DE", null, null)).rateOf("standard");
    }

    private TaxQueries at(String time) {
        return new TaxQueries(jdbc, PROPERTIES, Clock.fixed(Instant.parse(time), ZoneOffset.UTC), numbers());
    }

    private VatNumbers numbers() {
        return new VatNumbers() {
            @Override
            public VatProof check(VatNumber number) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void checkSoon(VatNumber number) {
                stale.add(number.text());
            }

            @Override
            public Map<String, VatProof> stored(Collection<String> all) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static List<String> levies(TaxRules rules, String category) {
        return Objects.requireNonNull(rules.rates().get(category)).levies().stream()
                .map(levy -> levy.jurisdiction() + " " + levy.rate().toPlainString())
                .toList();
    }

    private UUID jurisdiction(String name, String level) {
        var id = TaxJurisdictionId.next().value();
        jdbc.sql("insert into tax.jurisdictions values (:id, 1, :name, :level, null, now(), now())")
                .param("id", id)
                .param("name", name)
                .param("level", level)
                .update();
        return id;
    }

    private void area(UUID jurisdiction, String level, String region, String from, String to) {
        area(jurisdiction, level, "US", region, from, to);
    }

    private void area(UUID jurisdiction, String level, String country, String region, String from, String to) {
        jdbc.sql("""
                        insert into tax.jurisdiction_areas (jurisdiction_id, level, country, region, postcode_from,
                            postcode_to) values (:id, :level, :country, :region, :from, :to)
                        """)
                .param("id", jurisdiction)
                .param("level", level)
                .param("country", country)
                .param("region", region)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private void levy(UUID zone, UUID category, UUID jurisdiction, String name, String rate, boolean compound) {
        jdbc.sql("""
                        insert into tax.rates (id, version, zone_id, category_id, jurisdiction_id, name, rate, compound,
                            created_at, updated_at)
                        values (:id, 1, :zone, :category, :jurisdiction, :name, :rate, :compound, now(), now())
                        """)
                .param("id", TaxRateId.next().value())
                .param("zone", zone)
                .param("category", category)
                .param("jurisdiction", jurisdiction)
                .param("name", name)
                .param("rate", new BigDecimal(rate))
                .param("compound", compound)
                .update();
    }

    private void period(UUID zone, UUID category, String rate, @Nullable String from, @Nullable String until) {
        jdbc.sql("""
                        insert into tax.rates (id, version, zone_id, category_id, name, rate, valid_from, valid_until,
                            created_at, updated_at)
                        values (:id, 1, :zone, :category, 'VAT', :rate, :from::timestamptz, :until::timestamptz, now(), now())
                        """)
                .param("id", TaxRateId.next().value())
                .param("zone", zone)
                .param("category", category)
                .param("rate", new BigDecimal(rate))
                .param("from", from)
                .param("until", until)
                .update();
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
                        with zone as (
                            insert into tax.zones (id, version, name, prices_include_tax, created_at, updated_at)
                            values (:id, 1, :name, :inclusive, now(), now()))
                        insert into tax.zone_areas (country, region, zone_id) values (:country, :region, :id)
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
        jdbc.sql("""
                        insert into tax.rates (id, version, zone_id, category_id, name, rate, created_at, updated_at)
                        values (:id, 1, :zone, :category, :name, :rate, now(), now())
                        """)
                .param("id", TaxRateId.next().value())
                .param("zone", zone)
                .param("category", category)
                .param("name", name)
                .param("rate", new BigDecimal(rate))
                .update();
    }
}
