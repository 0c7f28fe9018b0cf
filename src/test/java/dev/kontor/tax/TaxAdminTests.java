package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
    void aZoneRoundsAndTaxesShippingAsItsSettingsSay() {
        var zone = zone("TO", null, true).expect(201);
        assertThat(zone.at("/rounding")).isEqualTo("LINE");
        assertThat(zone.at("/shippingTax")).isEqualTo("CATEGORY");
        var category = category();
        rate(zone, category, "\"rate\": 0.08").expect(201);

        var path = zone.requiredHeader("Location");
        var changed = staff.with("If-Match", "\"1\"").patch(path, """
                        {"rounding": "DOCUMENT", "roundingMode": "HALF_EVEN", "roundingTarget": "TAX",
                         "shippingTax": "PROPORTIONAL"}""").expect(200);
        assertThat(changed.at("/rounding")).isEqualTo("DOCUMENT");
        assertThat(changed.at("/shippingTax")).isEqualTo("PROPORTIONAL");
        assertThat(changed.at("/version")).isEqualTo("2");
        var same = staff.with("If-Match", "\"2\"")
                .patch(path, "{\"rounding\": \"DOCUMENT\"}")
                .expect(200);
        assertThat(same.at("/version")).isEqualTo("2");
        assertThat(same.at("/updatedAt")).isEqualTo(changed.at("/updatedAt"));

        var line = "{\"amount\": {\"amount\": 101, \"currency\": \"JPY\"}, \"category\": \"%s\"}"
                .formatted(category.at("/code"));
        var calculated = staff.post(
                        "/admin/v1/tax/calculate", """
                        {"destination": {"country": "TO"}, "items": [%s]}
                        """.formatted(String.join(",", Collections.nCopies(10, line))))
                .expect(200);
        assertThat(calculated.at("/rounding")).isEqualTo("DOCUMENT");
        assertThat(IntStream.range(0, 10)
                        .map(index -> Integer.parseInt(calculated.at("/items/%d/tax/amount".formatted(index))))
                        .sum())
                .isEqualTo(75);
    }

    @Test
    void taxesOfJurisdictionsAreAddedUpByPostcode() {
        var zone = zone("US", "WA", false).expect(201);
        var category = category();
        rate(zone, category, "\"rate\": 0.065").expect(201);
        var county = jurisdiction("COUNTY", "null", area("98001", "98199")).expect(201);
        var city = jurisdiction("CITY", "\"%s\"".formatted(county.at("/id")), area("98101", "98109"))
                .expect(201);
        rate(zone, category, "\"rate\": 0.0025, \"jurisdictionId\": \"%s\"".formatted(county.at("/id")))
                .expect(201);
        rate(zone, category, "\"rate\": 0.0375, \"jurisdictionId\": \"%s\"".formatted(city.at("/id")))
                .expect(201);

        var calculated = staff.post("/admin/v1/tax/calculate", """
                        {"destination": {"country": "US", "region": "WA", "postcode": "98104"},
                         "items": [{"amount": {"amount": 10000, "currency": "USD"}, "category": "%s"}]}
                        """.formatted(category.at("/code")))
                .expect(200);

        assertThat(calculated.at("/items/0/tax/amount")).isEqualTo("1050");
        assertThat(calculated.at("/items/0/levies/0/tax/amount")).isEqualTo("650");
        assertThat(calculated.at("/items/0/levies/1/jurisdiction")).isEqualTo(county.at("/name"));
        assertThat(calculated.at("/items/0/levies/1/tax/amount")).isEqualTo("25");
        assertThat(calculated.at("/items/0/levies/2/jurisdiction")).isEqualTo(city.at("/name"));
        assertThat(calculated.at("/items/0/levies/2/tax/amount")).isEqualTo("375");

        var path = county.requiredHeader("Location");
        staff.with("If-Match", "*").delete(path).expectProblem(409, "in-use");
        assertThat(staff.get("/admin/v1/tax-jurisdictions?parentId=" + county.at("/id"))
                        .expect(200)
                        .at("/items/0/id"))
                .isEqualTo(city.at("/id"));
        assertThat(staff.get("/admin/v1/tax-rates?jurisdictionId=" + county.at("/id"))
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        var same = staff.with("If-Match", "\"1\"")
                .patch(path, "{\"areas\": [%s]}".formatted(area("98001", "98199")))
                .expect(200);
        assertThat(same.at("/version")).isEqualTo("1");
        var moved = staff.with("If-Match", "\"1\"")
                .patch(path, "{\"areas\": [%s, %s]}".formatted(area("98001", "98099"), area("981", null)))
                .expect(200);
        assertThat(moved.at("/areas/1/postcodeFrom")).isEqualTo("981");
        assertThat(moved.json().at("/areas/1").has("postcodeTo")).isFalse();
    }

    @Test
    void areasThatOverlapOrAreUpsideDownAreRefused() {
        var first = jurisdiction("COUNTY", "null", area("97001", "97099")).expect(201);

        var taken = jurisdiction("COUNTY", "null", area("97099", null)).expectProblem(409, "already-exists");
        assertThat(taken.at("/errors/0/pointer")).isEqualTo("/areas/0");
        assertThat(taken.at("/errors/0/code")).isEqualTo("already-exists");
        assertThat(taken.at("/detail")).contains(first.at("/name")).contains("Remove it there first");
        assertThat(jurisdiction("COUNTY", "null", area("970", null))
                        .expectProblem(409, "already-exists")
                        .at("/errors/0/pointer"))
                .isEqualTo("/areas/0");
        assertThat(jurisdiction("COUNTY", "null", area("96001", "96099") + "," + area("96050", "96150"))
                        .expectProblem(409, "already-exists")
                        .at("/errors/0/pointer"))
                .isEqualTo("/areas/1");
        var upsideDown = jurisdiction("COUNTY", "null", area("96099", "96001")).expectProblem(422, "rejected");
        assertThat(upsideDown.at("/errors/0/pointer")).isEqualTo("/areas/0/postcodeTo");
        assertThat(upsideDown.at("/errors/0/code")).isEqualTo("upside-down");
        jurisdiction("CITY", "null", area("97001", "97099")).expect(201);
        var below = jurisdiction("STATE", "\"%s\"".formatted(first.at("/id")), area("95001", null))
                .expectProblem(422, "rejected");
        assertThat(below.at("/errors/0/code")).isEqualTo("not-above");

        var zone =
                staff.post("/admin/v1/tax-zones", """
                        {"name": "%s", "pricesIncludeTax": true, "areas": [
                         {"country": "ES", "postcodeFrom": "35", "postcodeTo": "38"}]}
                        """.formatted(unique("Zone"))).expect(201);
        var other =
                staff.post("/admin/v1/tax-zones", """
                        {"name": "%s", "pricesIncludeTax": true, "areas": [
                         {"country": "ES", "region": "CN"}, {"country": "ES", "postcodeFrom": "38001"}]}
                        """.formatted(unique("Zone"))).expectProblem(409, "already-exists");
        assertThat(other.at("/errors/0/pointer")).isEqualTo("/areas/1");
        staff.with("If-Match", "*").delete(zone.requiredHeader("Location")).expect(204);
    }

    @Test
    void periodsOfRatesFollowEachOther() {
        var zone = zone("VU", null, true).expect(201);
        var category = category();
        var first = rate(zone, category, "\"rate\": 0.15").expect(201);
        var next = "\"rate\": 0.16, \"validFrom\": \"2100-01-01T00:00:00Z\"";
        assertThat(rate(zone, category, next)
                        .expectProblem(409, "already-exists")
                        .at("/detail"))
                .contains("end it first with `validUntil`");

        staff.with("If-Match", "\"1\"")
                .patch(first.requiredHeader("Location"), "{\"validUntil\": \"2099-12-31T00:00:00Z\"}")
                .expect(200);
        var gap = rate(zone, category, next).expectProblem(422, "rejected");
        assertThat(gap.at("/errors/0/code")).isEqualTo("gap");
        assertThat(gap.at("/errors/0/pointer")).isEqualTo("/validFrom");
        staff.with("If-Match", "\"2\"")
                .patch(first.requiredHeader("Location"), "{\"validUntil\": \"2100-01-01T00:00:00Z\"}")
                .expect(200);
        rate(zone, category, next).expect(201);

        assertThat(calculate("VU", category.at("/code")).at("/items/0/rate")).isEqualTo("0.15");
    }

    @Test
    void oneRateAtATimeHoweverManyAreCreatedAtOnce() throws Exception {
        var zone = zone("KI", null, true).expect(201);
        var category = category();

        var calls = IntStream.rangeClosed(1, 4)
                .mapToObj(day -> (Callable<Integer>) () -> rate(
                                zone,
                                category,
                                "\"rate\": 0.1, \"validFrom\": \"2030-01-0%dT00:00:00Z\"".formatted(day))
                        .status())
                .toList();
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(201).contains(409).doesNotContain(500);
    }

    private Api.Response category() {
        return staff.post("/admin/v1/tax-categories", """
                        {"code": "%s", "name": "Standard"}
                        """.formatted(unique("cat")))
                .expect(201);
    }

    private Api.Response rate(Api.Response zone, Api.Response category, String fields) {
        return staff.post("/admin/v1/tax-rates", """
                        {"zoneId": "%s", "categoryId": "%s", "name": "Tax", %s}
                        """.formatted(zone.at("/id"), category.at("/id"), fields));
    }

    private Api.Response jurisdiction(String level, String parent, String areas) {
        return staff.post("/admin/v1/tax-jurisdictions", """
                        {"name": "%s", "level": "%s", "parentId": %s, "areas": [%s]}
                        """.formatted(unique("Jurisdiction"), level, parent, areas));
    }

    private static String area(String from, @Nullable String to) {
        return to == null
                ? "{\"country\": \"US\", \"postcodeFrom\": \"%s\"}".formatted(from)
                : "{\"country\": \"US\", \"postcodeFrom\": \"%s\", \"postcodeTo\": \"%s\"}".formatted(from, to);
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        var reader = api.as(logins.staff(Permission.TAX_READ).token());

        reader.get("/admin/v1/tax-zones").expect(200);
        reader.post("/admin/v1/tax-categories", "{\"code\": \"no\", \"name\": \"No\"}")
                .expectProblem(403, "missing-permission");
    }

    @Test
    void certificatesArePersonalDataThatTaxesDoNotNeed() {
        var exemptions = "/admin/v1/tax-exemptions";

        api.as(logins.staff(Permission.TAX_READ).token()).get(exemptions).expectProblem(403, "missing-permission");
        api.as(logins.staff(Permission.CUSTOMERS_READ).token()).get(exemptions).expect(200);
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
