package dev.kontor.storefront.country;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.address.AddressFormats;
import dev.kontor.shared.address.Area;
import dev.kontor.shared.address.Countries;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The countries that the shop delivers to.
@KontorTest
class CountryTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Test
    void listsWhereAMethodIsActiveWithTheRulesForAddresses() {
        assertThat(countries(Locale.ENGLISH)).doesNotContain("BR");
        var staff = api.as(logins.staff(Permission.SHIPPING_READ, Permission.SHIPPING_WRITE)
                .token());
        var zone = staff.post("/admin/v1/shipping-zones", """
                        {"name": "%s", "areas": [{"country": "BR", "region": "SP"}]}
                        """.formatted(UUID.randomUUID()))
                .expect(201)
                .at("/id");
        var method = staff.post("/admin/v1/shipping-methods", """
                        {"code": "%s", "zoneId": "%s", "names": {"en": "Post"}, "kind": "FLAT", "freeAbove": [],
                         "rates": [{"price": {"amount": 490, "currency": "EUR"}}], "minDays": 2, "maxDays": 4,
                         "taxCategory": "standard", "active": true}
                        """.formatted(UUID.randomUUID(), zone))
                .expect(201)
                .requiredHeader("Location");

        var response = api.get("/store/v1/countries?locale=de").expect(200);
        var brazil = response.json()
                .at("/items")
                .valueStream()
                .filter(country -> country.at("/code").asString().equals("BR"))
                .findFirst()
                .orElseThrow();

        assertThat(response.requiredHeader("ETag")).isNotEmpty();
        assertThat(brazil.at("/name").asString()).isEqualTo("Brasilien");
        assertThat(brazil.at("/regions").size()).isEqualTo(1);
        assertThat(brazil.at("/regions/0/code").asString()).isEqualTo("SP");
        assertThat(brazil.at("/requiredFields").valueStream().map(field -> field.asString()))
                .containsExactly("firstName", "line1", "city", "region", "postcode");
        assertThat(brazil.at("/postcode/example").asString())
                .matches(brazil.at("/postcode/pattern").asString());
        assertThat(brazil.at("/addressLines/0").asString()).isEqualTo("{company}");

        staff.with("If-Match", "*").delete(method).expect(204);
        assertThat(countries(Locale.GERMAN)).doesNotContain("BR");
    }

    @Test
    void ordersByNameInTheLanguage() {
        var areas = List.of(new Area("ZA", null), new Area("DE", null), new Area("EG", null));

        assertThat(StoreCountries.of(areas, Locale.ENGLISH).items())
                .extracting(StoreCountry::name)
                .containsExactly("Egypt", "Germany", "South Africa");
        assertThat(StoreCountries.of(areas, Locale.GERMAN).items())
                .extracting(StoreCountry::name)
                .containsExactly("Ägypten", "Deutschland", "Südafrika");
    }

    @Test
    void everyCountryHasAFormatThatNamesWhatItRequires() {
        for (var country : Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)) {
            var lines = String.join(" ", AddressFormats.lines(country));
            assertThat(AddressFormats.requiredFields(country))
                    .as(country)
                    .allSatisfy(field -> assertThat(lines).contains("{" + field + "}"));
            assertThat(AddressFormats.regions(country, Locale.FRENCH, _ -> true))
                    .allSatisfy(region ->
                            assertThat(Countries.region(country, region.code())).isPresent());
        }
    }

    private List<String> countries(Locale locale) {
        return api.get("/store/v1/countries?locale=" + locale.toLanguageTag())
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(country -> country.at("/code").asString())
                .toList();
    }
}
