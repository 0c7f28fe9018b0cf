package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KontorTest
class TaxAdminTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private TestClock clock;

    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.staff(Permission.TAX_READ, Permission.TAX_WRITE).token());
    }

    @Test
    void zonesCategoriesAndRatesMakeUpTheTaxOfAPlace() {
        var code = unique("cat");
        var category =
                staff.post("/admin/v1/tax-categories", """
                        {"code": "%s", "name": "Standard"}
                        """.formatted(code)).expect(201);
        var zone = zone("TV", null, true).expect(201);
        var rate = staff.post("/admin/v1/tax-rates", """
                        {"zoneId": "%s", "categoryId": "%s", "name": "VAT", "rate": 0.19}
                        """.formatted(zone.at("/id"), category.at("/id")))
                .expect(201);
        assertThat(rate.json().at("/rate").decimalValue()).isEqualByComparingTo("0.19");

        var calculated = calculate("TV", code);
        assertThat(calculated.at("/pricesIncludeTax")).isEqualTo("true");
        assertThat(calculated.at("/items/0/net/amount")).isEqualTo("10000");
        assertThat(calculated.at("/items/0/tax/amount")).isEqualTo("1900");
        assertThat(calculated.at("/items/0/gross/amount")).isEqualTo("11900");

        var path = rate.requiredHeader("Location");
        staff.patch(path, "{\"rate\": 0.2}").expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"1\"").patch(path, "{\"rate\": 1.5}").expectProblem(400, "validation-failed");
        staff.with("If-Match", "\"1\"").patch(path, "{\"rate\": 0.2}").expect(200);
        assertThat(calculate("TV", code).at("/items/0/name")).isEqualTo("VAT");
        staff.with("If-Match", "*").delete(zone.requiredHeader("Location")).expectProblem(409, "in-use");
        staff.with("If-Match", "*").delete(category.requiredHeader("Location")).expectProblem(409, "in-use");
        staff.post("/admin/v1/tax-rates", """
                        {"zoneId": "%s", "categoryId": "%s", "name": "VAT", "rate": 0.19}
                        """.formatted(zone.at("/id"), category.at("/id")))
                .expectProblem(409, "already-exists");
        assertThat(staff.get("/admin/v1/tax-rates?zoneId=" + zone.at("/id"))
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);

        staff.with("If-Match", "\"2\"").delete(path).expect(204);
        staff.with("If-Match", "*").delete(zone.requiredHeader("Location")).expect(204);
        staff.with("If-Match", "*").delete(category.requiredHeader("Location")).expect(204);
        assertThat(calculate("TV", code).at("/zone")).isEqualTo("none");
    }

    @Test
    void aPlaceBelongsToOneZone() {
        var country = zone("AU", null, false).expect(201);
        zone("AU", null, false).expectProblem(409, "already-exists");
        var region = zone("AU", "QLD", true).expect(201);

        var nowhere = calculate("AU", "standard");
        assertThat(nowhere.at("/coverage")).isEqualTo("REGION_MISSING");
        assertThat(nowhere.at("/taxKnown")).isEqualTo("false");
        staff.with("If-Match", "\"1\"")
                .patch(region.requiredHeader("Location"), "{\"areas\": [{\"country\": \"AU\"}]}")
                .expectProblem(409, "already-exists");
        assertThat(staff.get(region.requiredHeader("Location")).expect(200).at("/areas/0/region"))
                .isEqualTo("QLD");
        var changed = staff.with("If-Match", "\"1\"")
                .patch(country.requiredHeader("Location"), "{\"pricesIncludeTax\": true}")
                .expect(200);
        assertThat(changed.at("/pricesIncludeTax")).isEqualTo("true");
        assertThat(changed.at("/areas/0/country")).isEqualTo("AU");
    }

    @Test
    void aZoneIsOfPlacesThatThereAre() {
        assertThat(zone("UK", null, true).expectProblem(422, "address-invalid").at("/errors/0/pointer"))
                .isEqualTo("/areas/0/country");
        assertThat(zone("AU", "XXX", true).expectProblem(422, "address-invalid").at("/errors/0/pointer"))
                .isEqualTo("/areas/0/region");

        var named = zone("AU", "Northern Territory", true).expect(201);

        assertThat(named.at("/areas/0/region")).isEqualTo("NT");
    }

    @Test
    void aZoneKeepsItsAreasAlthoughTheClockLagsBehind() {
        clock.advance(Duration.ofMinutes(2));
        var zone = zone("WS", null, false).expect(201);
        clock.reset();

        var changed = staff.with("If-Match", "\"1\"")
                .patch(
                        zone.requiredHeader("Location"),
                        "{\"pricesIncludeTax\": true, \"name\": \"Clock %s\"}".formatted(unique("z")))
                .expect(200);

        assertThat(changed.at("/pricesIncludeTax")).isEqualTo("true");
        assertThat(changed.at("/areas/0/country")).isEqualTo("WS");
        assertThat(staff.get(zone.requiredHeader("Location")).expect(200).at("/areas/0/country"))
                .isEqualTo("WS");
        assertThat(calculate("WS", "standard").at("/pricesIncludeTax")).isEqualTo("true");
    }

    @Test
    void whatARateRefersToMustExist() {
        var category = staff.post("/admin/v1/tax-categories", """
                        {"code": "%s", "name": "Standard"}
                        """.formatted(unique("cat")))
                .expect(201);
        var zone = zone("NR", null, true).expect(201);

        staff.post("/admin/v1/tax-rates", """
                        {"zoneId": "%s", "categoryId": "%s", "name": "VAT", "rate": 0.19}
                        """.formatted(TaxZoneId.next().text(), category.at("/id")))
                .expectProblem(422, "rejected");
        var refused = staff.post("/admin/v1/tax-rates", """
                        {"zoneId": "%s", "categoryId": "%s", "name": "VAT", "rate": 0.19}
                        """.formatted(
                                zone.at("/id"), TaxCategoryId.next().text()))
                .expectProblem(422, "rejected");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/categoryId");
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        var reader = api.as(logins.staff(Permission.TAX_READ).token());

        reader.get("/admin/v1/tax-zones").expect(200);
        reader.post("/admin/v1/tax-categories", "{\"code\": \"no\", \"name\": \"No\"}")
                .expectProblem(403, "missing-permission");
    }

    private Api.Response zone(String country, @Nullable String region, boolean inclusive) {
        var area = region == null
                ? "{\"country\": \"%s\"}".formatted(country)
                : "{\"country\": \"%s\", \"region\": \"%s\"}".formatted(country, region);
        return staff.post("/admin/v1/tax-zones", """
                        {"name": "%s", "pricesIncludeTax": %s, "areas": [%s]}
                        """.formatted(unique("Zone"), inclusive, area));
    }

    private Api.Response calculate(String country, String category) {
        return staff.post("/admin/v1/tax/calculate", """
                        {"destination": {"country": "%s"},
                         "items": [{"amount": {"amount": 11900, "currency": "EUR"}, "category": "%s"}]}
                        """.formatted(country, category))
                .expect(200);
    }

    private static String unique(String stem) {
        return stem + "-" + UUID.randomUUID().toString().substring(0, 12);
    }
}
