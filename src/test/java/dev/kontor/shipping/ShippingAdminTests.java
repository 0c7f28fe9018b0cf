package dev.kontor.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KontorTest
class ShippingAdminTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private TestClock clock;

    private Api staff;

    @Autowired
    private Shipping shipping;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.staff(Permission.SHIPPING_READ, Permission.SHIPPING_WRITE)
                .token());
    }

    @Test
    void aMethodIsCreatedOfferedChangedAndDeleted() {
        var zone = zone("TV");
        var code = unique("std");
        var created = staff.post("/admin/v1/shipping-methods", method(code, zone, "FLAT", flat(490)))
                .expect(201);
        var path = created.requiredHeader("Location");
        assertThat(staff.get(path).expect(200).at("/names/de")).isEqualTo("Versand");

        assertThat(options(parcel("TV")).getFirst().price()).isEqualTo(Money.of(490, "EUR"));
        staff.post("/admin/v1/shipping-methods", method(code, zone, "FLAT", flat(490)))
                .expectProblem(409, "already-exists");
        staff.patch(path, "{\"maxDays\": 9}").expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"1\"").patch(path, "{\"maxDays\": 0}").expectProblem(400, "validation-failed");
        var changed = staff.with("If-Match", "\"1\"")
                .patch(path, "{\"maxDays\": 9, \"names\": {\"de\": null}}")
                .expect(200);
        assertThat(changed.at("/maxDays")).isEqualTo("9");
        assertThat(changed.json().at("/names").has("de")).isFalse();
        assertThat(changed.at("/names/en")).isEqualTo("Shipping");
        staff.with("If-Match", "*").delete("/admin/v1/shipping-zones/" + zone).expectProblem(409, "in-use");

        staff.with("If-Match", "\"2\"").delete(path).expect(204);
        staff.with("If-Match", "*").delete("/admin/v1/shipping-zones/" + zone).expect(204);
        assertThat(options(parcel("TV"))).isEmpty();
    }

    @Test
    void aZoneKeepsItsAreasAlthoughTheClockLagsBehind() {
        clock.advance(Duration.ofMinutes(2));
        var path = "/admin/v1/shipping-zones/" + zone("VU");
        clock.reset();

        staff.with("If-Match", "\"1\"")
                .patch(path, "{\"name\": \"Clock %s\"}".formatted(unique("z")))
                .expect(200);

        assertThat(staff.get(path).expect(200).at("/areas/0/country")).isEqualTo("VU");
    }

    @Test
    void aMethodWhosePartsDoNotFitIsRefused() {
        var zone = zone("NR");
        var code = unique("bad");

        refuse(method(code, zone, "BY_WEIGHT", flat(490)), 400, "validation-failed");
        refuse(method(code, zone, "FLAT", bracket(490, 1000)), 400, "validation-failed");
        refuse(method(code, zone, "FLAT", flat(490) + "," + flat(590)), 400, "validation-failed");
        refuse(method(code, zone, "FLAT", flat(-1)), 400, "validation-failed");
        refuse(method(code, zone, "FLAT", flat(490).replace("EUR", "CHF")), 422, "currency-not-supported");
        refuse(method(code, ShippingZoneId.next().text(), "FLAT", flat(490)), 422, "rejected");

        assertThat(staff.get("/admin/v1/shipping-methods?zoneId=" + zone)
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void theSimulationSaysWhyAMethodDoesNotTakeAParcel() {
        var zone = zone("KI");
        var other = zone("TO");
        var taken = unique("taken");
        var heavy = unique("heavy");
        var foreign = unique("foreign");
        var dollars = unique("dollars");
        var off = unique("off");
        post(method(taken, zone, "FLAT", flat(490)));
        post(method(heavy, zone, "BY_WEIGHT", bracket(490, 1000)));
        post(method(foreign, other, "FLAT", flat(490)));
        post(method(dollars, zone, "FLAT", flat(490).replace("EUR", "USD")));
        post(method(off, zone, "FLAT", flat(490)).replace("\"active\": true", "\"active\": false"));

        var simulated = staff.post("/admin/v1/shipping/simulate", """
                        {"destination": {"country": "KI"}, "value": {"amount": 100, "currency": "EUR"},
                         "weightGrams": 2000}
                        """).expect(200);

        assertThat(simulated.at("/zoneId")).isEqualTo(zone);
        assertThat(simulated.json().at("/options").size()).isEqualTo(1);
        assertThat(simulated.at("/options/0/code")).isEqualTo(taken);
        var reasons = new HashMap<String, String>();
        simulated
                .json()
                .at("/excluded")
                .forEach(excluded -> reasons.put(
                        excluded.at("/code").asString(), excluded.at("/reason").asString()));
        assertThat(reasons)
                .containsEntry(heavy, "TOO_HEAVY")
                .containsEntry(foreign, "OTHER_ZONE")
                .containsEntry(dollars, "NO_PRICE_IN_CURRENCY")
                .containsEntry(off, "NOT_ACTIVE");
    }

    @Test
    void bandsAreStoredInOrderAndQuotedWithTheirComponents() {
        var zone = zone("KM");
        var band = """
                {"price": {"amount": 490, "currency": "EUR"}, "upToValue": {"amount": 4999, "currency": "EUR"}}, \
                {"price": {"amount": 390, "currency": "EUR"}, "upToValue": {"amount": 20000, "currency": "EUR"},
                 "additional": {"price": {"amount": 50, "currency": "EUR"}, "every": 1000}}
                """;
        var created = staff.post("/admin/v1/shipping-methods", method(unique("value"), zone, "BY_VALUE", band))
                .expect(201);

        assertThat(created.at("/packagingGrams")).isEqualTo("0");
        assertThat(created.at("/rates/1/upToValue/amount")).isEqualTo("20000");
        assertThat(created.at("/rates/1/additional/every")).isEqualTo("1000");
        var simulated = staff.post("/admin/v1/shipping/simulate", """
                        {"destination": {"country": "KM"}, "value": {"amount": 7001, "currency": "EUR"},
                         "weightGrams": 2000, "quantity": 2}
                        """).expect(200);
        assertThat(simulated.at("/options/0/price/amount")).isEqualTo("540");
        assertThat(simulated.at("/options/0/components/0/amount/amount")).isEqualTo("390");
        assertThat(simulated.at("/options/0/components/1/kind")).isEqualTo("ADDITIONAL");
        assertThat(simulated.at("/options/0/components/1/amount/amount")).isEqualTo("150");

        staff.post("/admin/v1/shipping-methods", method(unique("value"), zone, "BY_VALUE", """
                        {"price": {"amount": 1, "currency": "EUR"}}, {"price": {"amount": 1, "currency": "EUR"}}
                        """))
                .expectProblem(400, "validation-failed");
    }

    @Test
    void aMethodWithProfilesSurchargesAndConditionsIsStoredAndChangedAsAWhole() {
        var zone = zone("PM");
        var extended = method(unique("whole"), zone, "FLAT", flat(490))
                .replace("\"freeAbove\": []", """
                "freeAbove": [],
                "profiles": [{"profile": "bulky", "combination": "SUM", "rates": [%s]}],
                "surcharges": [{"name": "North", "prices": [{"amount": 800, "currency": "EUR"}],
                                "postcodes": [{"country": "PM", "from": "975"}]}],
                "conditions": {"channels": ["default"], "exceptPostcodes": [{"country": "PM", "from": "97590"}]}
                """.formatted(flat(2900)));
        var path =
                staff.post("/admin/v1/shipping-methods", extended).expect(201).requiredHeader("Location");

        var stored = staff.get(path).expect(200);
        assertThat(stored.at("/profiles/0/rates/0/price/amount")).isEqualTo("2900");
        assertThat(stored.at("/surcharges/0/postcodes/0/from")).isEqualTo("975");
        assertThat(stored.at("/conditions/exceptPostcodes/0/from")).isEqualTo("97590");
        var simulated = staff.post("/admin/v1/shipping/simulate", """
                        {"destination": {"country": "PM", "postcode": "97500"},
                         "value": {"amount": 100, "currency": "EUR"}, "weightGrams": 1,
                         "contents": [{"profile": "bulky", "value": {"amount": 100, "currency": "EUR"},
                                       "weightGrams": 9000, "quantity": 1}]}
                        """).expect(200);
        assertThat(simulated.at("/options/0/price/amount")).isEqualTo("4190");
        assertThat(simulated.at("/options/0/components/1/profile")).isEqualTo("bulky");
        assertThat(simulated.at("/options/0/components/2/name")).isEqualTo("North");

        var same = staff.with("If-Match", "\"1\"")
                .patch(path, "{\"conditions\": {\"channels\": [\"default\"]}}")
                .expect(200);
        assertThat(same.at("/version")).isEqualTo("1");
        staff.with("If-Match", "\"1\"")
                .patch(path, "{\"conditions\": {\"channels\": [\"no-such\"]}}")
                .expectProblem(422, "rejected");
        staff.with("If-Match", "\"1\"")
                .patch(
                        path,
                        "{\"conditions\": {\"postcodes\": [{\"country\": \"PM\", \"from\": \"98\", \"to\": \"97\"}]}}")
                .expectProblem(400, "validation-failed");
        var cleared = staff.with("If-Match", "\"1\"")
                .patch(path, "{\"conditions\": null, \"surcharges\": null, \"profiles\": []}")
                .expect(200);
        assertThat(cleared.json().at("/conditions/channels").size()).isZero();
        assertThat(cleared.json().at("/surcharges").size()).isZero();
        assertThat(cleared.json().at("/profiles").size()).isZero();
    }

    @Test
    void aChannelThatAMethodNamesIsNotDeleted() {
        var owner = api.as(logins.owner().token());
        var code = unique("chan");
        var channel = owner.post(
                        "/admin/v1/channels",
                        Map.of("code", code, "name", "Outlet", "assortment", "ALL", "currencies", List.of("EUR")))
                .expect(201)
                .requiredHeader("Location");
        var path = staff.post(
                        "/admin/v1/shipping-methods",
                        method(unique("only"), zone("MH"), "FLAT", flat(490))
                                .replace("\"freeAbove\": []", """
                                        "freeAbove": [], "conditions": {"channels": ["%s"]}
                                        """.formatted(code)))
                .expect(201)
                .requiredHeader("Location");

        owner.with("If-Match", "*").delete(channel).expectProblem(409, "in-use");
        staff.with("If-Match", "*").delete(path).expect(204);
        owner.with("If-Match", "*").delete(channel).expect(204);
    }

    @Test
    void theDestinationOfASimulationIsNormalizedAsThatOfACart() {
        var zone = staff.post("/admin/v1/shipping-zones", """
                        {"name": "Hawaii", "areas": [{"country": "US", "region": "HI"}]}
                        """).expect(201);

        assertThat(simulate("\"country\": \"US\", \"region\": \"Hawaii\", \"postcode\": \"96801\"")
                        .expect(200)
                        .at("/zoneId"))
                .isEqualTo(zone.at("/id"));
        assertThat(simulate("\"country\": \"US\", \"postcode\": \"9\"")
                        .expectProblem(422, "address-invalid")
                        .at("/errors/0/pointer"))
                .isEqualTo("/destination/postcode");
        staff.with("If-Match", "*").delete(zone.requiredHeader("Location")).expect(204);
    }

    private Api.Response simulate(String destination) {
        return staff.post("/admin/v1/shipping/simulate", """
                {"destination": {%s}, "value": {"amount": 100, "currency": "EUR"}, "weightGrams": 1}
                """.formatted(destination));
    }

    @Test
    void deliveryDatesSkipTheHolidaysOfTheCalendar() {
        var zone = zone("PW");
        post(method(unique("dated"), zone, "FLAT", flat(490)));
        clock.reset();
        var option = options(parcel("PW")).getFirst();
        var holiday = """
                {"observedOn": "%s", "name": "Constitution Day", "country": "PW"}
                """.formatted(option.deliveryFromOn());

        var created = staff.post("/admin/v1/shipping-holidays", holiday).expect(201);
        var path = created.requiredHeader("Location");
        staff.post("/admin/v1/shipping-holidays", holiday).expectProblem(409, "already-exists");
        staff.post("/admin/v1/shipping-holidays", holiday.replace("PW", "XX")).expectProblem(422, "rejected");

        var later = options(parcel("PW")).getFirst();
        assertThat(later.deliveryFromOn()).isAfter(option.deliveryFromOn());
        assertThat(later.deliveryToOn()).isAfter(option.deliveryToOn());
        assertThat(staff.with("If-Match", "\"1\"")
                        .patch(path, "{\"name\": \"Constitution Day\"}")
                        .expect(200)
                        .at("/version"))
                .isEqualTo("1");
        var general = staff.with("If-Match", "\"1\"")
                .patch(path, "{\"country\": null}")
                .expect(200);
        assertThat(general.json().has("country")).isFalse();
        staff.with("If-Match", "\"2\"").delete(path).expect(204);
        assertThat(options(parcel("PW")).getFirst().deliveryFromOn()).isEqualTo(option.deliveryFromOn());
    }

    @Test
    void rejectsAScheduleInAnUnknownTimeZone() {
        var unknown = method(unique("zoned"), zone("SB"), "FLAT", flat(490))
                .replace("\"freeAbove\"", "\"schedule\": {\"timeZone\": \"Mars/Base\"}, \"freeAbove\"");

        refuse(unknown, 400, "validation-failed");
        assertThat(staff.post(
                                "/admin/v1/shipping-methods",
                                unknown.replace("Mars/Base", "Europe/Berlin")
                                        .replace("\"timeZone\"", "\"cutOff\": \"14:00\", \"timeZone\""))
                        .expect(201)
                        .at("/schedule/cutOff"))
                .isEqualTo("14:00");
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        var reader = api.as(logins.staff(Permission.SHIPPING_READ).token());

        reader.get("/admin/v1/shipping-methods").expect(200);
        reader.post("/admin/v1/shipping-zones", "{\"name\": \"No\", \"areas\": []}")
                .expectProblem(403, "missing-permission");
    }

    private void post(String method) {
        staff.post("/admin/v1/shipping-methods", method).expect(201);
    }

    private void refuse(String method, int status, String code) {
        staff.post("/admin/v1/shipping-methods", method).expectProblem(status, code);
    }

    private String zone(String country) {
        return staff.post("/admin/v1/shipping-zones", """
                        {"name": "%s", "areas": [{"country": "%s"}]}
                        """.formatted(unique("Zone"), country))
                .expect(201)
                .at("/id");
    }

    private static Shipping.Parcel parcel(String country) {
        var value = Money.of(100, "EUR");
        return new Shipping.Parcel(
                new Destination(country, null, null),
                new Shipping.Buyer("default", Set.of()),
                value,
                List.of(new Shipping.Contents(null, value, 500, 1, 0)),
                Locale.ENGLISH);
    }

    private static String flat(long minor) {
        return "{\"price\": {\"amount\": %d, \"currency\": \"EUR\"}}".formatted(minor);
    }

    private static String bracket(long minor, long grams) {
        return "{\"price\": {\"amount\": %d, \"currency\": \"EUR\"}, \"upToGrams\": %d}".formatted(minor, grams);
    }

    private static String method(String code, String zone, String kind, String rates) {
        return """
                {"code": "%s", "zoneId": "%s", "names": {"en": "Shipping", "de": "Versand"}, "kind": "%s",
                 "rates": [%s], "freeAbove": [], "minDays": 2, "maxDays": 4, "taxCategory": "standard",
                 "active": true}
                """.formatted(code, zone, kind, rates);
    }

    private static String unique(String stem) {
        return stem + "-" + UUID.randomUUID().toString().substring(0, 12);
    }

    private List<ShippingOption> options(Shipping.Parcel parcel) {
        return shipping.offers(List.of(parcel)).getFirst().options();
    }
}
