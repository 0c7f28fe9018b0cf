package dev.kontor.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.CarrierProvider.GeoPosition;
import dev.kontor.shipping.CarrierProvider.NearbyPoint;
import dev.kontor.shipping.CarrierProvider.PointSearch;
import dev.kontor.shipping.CarrierResponse;
import dev.kontor.shipping.carrier.ShippingProperties.WhenUnavailable;
import dev.kontor.testing.CarrierStandIn;
import dev.kontor.testing.CarrierStandIn.Mode;
import dev.kontor.testing.TestClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// The contract with carriers about parcel shops and lockers, over HTTP, and what is cached of it.
class CarrierPointTests {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    /// Less than the stand-in hangs, and more than a busy machine stalls.
    private static final Duration IN_TIME = Duration.ofSeconds(20);
    private static final PointSearch SEARCH = new PointSearch("PF", "98714", "en");
    private static final List<String> HOURS = List.of("Mon-Fri 08:00-18:00", "Sat 08:00-12:00");
    private static final CarrierPoint.Place PLACE =
            new CarrierPoint.Place("Market 3", null, "Papeete", null, "98714", "PF");
    private static final GeoPosition POSITION = new GeoPosition(new BigDecimal("-17.535"), new BigDecimal("-149.5696"));

    private final CarrierStandIn standIn = CarrierStandIn.get();
    private final String name = "points-" + UUID.randomUUID();
    private final CarrierPoint shop = new CarrierPoint(name, "S-1", CarrierPoint.Kind.SHOP, "Kiosk S-1", PLACE, HOURS);
    private final CarrierPoint locker =
            new CarrierPoint(name, "L-2", CarrierPoint.Kind.LOCKER, "Kiosk L-2", PLACE, HOURS);
    private final TestClock clock = new TestClock();

    @Test
    void aCarrierListsItsPointsNearAPostcode() {
        assertThat(near(carriers(WhenUnavailable.FALL_BACK)))
                .isEqualTo(new CarrierResponse.Answered<>(
                        List.of(new NearbyPoint(shop, 350, POSITION), new NearbyPoint(locker, 350, POSITION))));
        assertThat(standIn.calls(name)).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("points");
            assertThat(call.body()).isEqualTo(JsonMapper.shared().readTree("""
                            {"country":"PF","postcode":"98714","language":"en","limit":30}"""));
        });
    }

    @Test
    void aPointIsFoundByItsId() {
        var carriers = carriers(WhenUnavailable.FALL_BACK);

        assertThat(carriers.call(name, "point", carrier -> carrier.point("L-2", SEARCH)))
                .isEqualTo(new CarrierResponse.Answered<>(locker));
        assertThat(standIn.calls(name).getLast().path()).isEqualTo("points/PF/L-2");
        assertThat(carriers.call(name, "point", carrier -> carrier.point("L-3", SEARCH)))
                .isEqualTo(new CarrierResponse.NotFound<>());
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WELL", "REFUSED", "STATUS_401", "NOT_A_LABEL"})
    void anythingElseIsUnknownWithinTheTimeLimit(Mode mode) {
        standIn.answer(name, mode);
        long start = System.nanoTime();

        assertThat(near(carriers(WhenUnavailable.FALL_BACK))).isInstanceOf(CarrierResponse.Unknown.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
        assertThat(standIn.calls(name)).hasSize(1);
    }

    @Test
    void aCarrierThatRejectsTheCallerListsNothing() {
        standIn.answer(name, Mode.STATUS_401);

        assertThat(near(carriers(WhenUnavailable.FALL_BACK))).isEqualTo(new CarrierResponse.NotSent<>("status 401"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'points': [1]}",
                "{'points': [{'id': 'S-1'}]}",
                "{'points': [{'id': '../S', POINT}]}",
                "{'points': [{'id': 7, POINT}]}",
                "{'points': [{'id': 'S-1', 'openingHours': 'always', POINT}]}",
                "{'points': [{'id': 'S-1', 'openingHours': ['a\\u0000b'], POINT}]}",
                "{'points': [{'id': 'S-1', 'distanceMeters': 2000000, POINT}]}",
                "{'points': [{'id': 'S-1', 'position': {'latitude': 91, 'longitude': 0}, POINT}]}",
                "{'points': [{'id': 'S-1', 'position': {'latitude': 1}, POINT}]}",
                "{'points': [{'id': 'S-1', 'position': {'latitude': '1', 'longitude': 0}, POINT}]}"
            })
    void aListWithOneInvalidPointIsInvalid(String text) {
        assertThat(PointResponses.list(json(text), name, SEARCH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'kind': 'BOAT', 'name': 'Kiosk', 'address': {'line1': 'Market 3', 'city': 'Papeete', 'postcode': '98714', 'country': 'PF'}",
                "'kind': 'SHOP', 'name': ' ', 'address': {'line1': 'Market 3', 'city': 'Papeete', 'postcode': '98714', 'country': 'PF'}",
                "'kind': 'SHOP', 'name': 'Ki\\nosk', 'address': {'line1': 'Market 3', 'city': 'Papeete', 'postcode': '98714', 'country': 'PF'}",
                "'kind': 'SHOP', 'name': 'Kiosk', 'address': {'city': 'Papeete', 'postcode': '98714', 'country': 'PF'}",
                "'kind': 'SHOP', 'name': 'Kiosk', 'address': {'line1': 'Market 3', 'postcode': '98714', 'country': 'PF'}",
                "'kind': 'SHOP', 'name': 'Kiosk', 'address': {'line1': 'Market 3', 'city': 'Papeete', 'postcode': '75001', 'country': 'FR'}",
                "'kind': 'SHOP', 'name': 'Kiosk', 'address': {'line1': 'Market 3', 'city': 'Papeete', 'postcode': '1', 'country': 'PF'}"
            })
    void aPointNeedsAPlaceInTheCountry(String fields) {
        assertThat(PointResponses.one(json("{'id': 'S-1', " + fields + "}"), "S-1", name, SEARCH))
                .isEmpty();
    }

    @Test
    void aPointWithoutHoursDistanceAndPositionIsValid() {
        assertThat(PointResponses.list(json("{'points': [{'id': 'S-1', POINT}]}"), name, SEARCH))
                .hasValueSatisfying(points -> assertThat(points)
                        .containsExactly(new NearbyPoint(
                                new CarrierPoint(name, "S-1", CarrierPoint.Kind.SHOP, "Kiosk", PLACE, List.of()),
                                null,
                                null)));
        assertThat(PointResponses.one(json("{'id': 'S-1', POINT}"), "S-2", name, SEARCH))
                .as("another point than the requested one")
                .isEmpty();
    }

    @Test
    void aListIsRequestedOnceInFiveMinutes() {
        var book = new CarrierPointBook(carriers(WhenUnavailable.HIDE), clock);

        book.near(name, SEARCH);
        clock.advance(Duration.ofMinutes(4));
        var again = book.near(name, SEARCH);

        assertThat(again).isInstanceOf(CarrierResponse.Answered.class);
        assertThat(standIn.calls(name)).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        book.near(name, SEARCH);
        assertThat(standIn.calls(name)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(WhenUnavailable.class)
    void onlyTheFallBackUsesWhatTheCarrierListedBefore(WhenUnavailable policy) {
        var book = new CarrierPointBook(carriers(policy), clock);
        book.near(name, SEARCH);
        standIn.answer(name, Mode.STATUS_500);
        clock.advance(Duration.ofMinutes(10));
        boolean expected = policy == WhenUnavailable.FALL_BACK;

        assertThat(book.near(name, SEARCH) instanceof CarrierResponse.Answered).isEqualTo(expected);
        assertThat(book.near(name, SEARCH) instanceof CarrierResponse.Answered).isEqualTo(expected);
        assertThat(standIn.calls(name)).as("not called again for 15 s").hasSize(2);
        assertThat(book.find(name, "L-2", SEARCH).equals(new CarrierResponse.Answered<>(locker)))
                .isEqualTo(expected);
        assertThat(book.find(name, "L-3", SEARCH)).as("never listed").isInstanceOf(CarrierResponse.Unknown.class);

        clock.advance(Duration.ofHours(1));
        assertThat(book.near(name, SEARCH)).as("too old").isInstanceOf(CarrierResponse.Unknown.class);
        assertThat(book.find(name, "L-2", SEARCH)).isInstanceOf(CarrierResponse.Unknown.class);
    }

    @Test
    void aClosedPointIsNotFoundAgain() {
        var book = new CarrierPointBook(carriers(WhenUnavailable.FALL_BACK), clock);
        book.near(name, SEARCH);
        standIn.close(name, "L-2", true);

        assertThat(book.find(name, "L-2", SEARCH)).isEqualTo(new CarrierResponse.NotFound<>());
        standIn.answer(name, Mode.STATUS_500);
        standIn.close(name, "L-2", false);
        assertThat(book.find(name, "L-2", SEARCH)).isInstanceOf(CarrierResponse.Unknown.class);
        assertThat(book.find(name, "S-1", SEARCH)).isEqualTo(new CarrierResponse.Answered<>(shop));
    }

    private static tools.jackson.databind.JsonNode json(String text) {
        return JsonMapper.shared()
                .readTree(text.replace(
                                "POINT",
                                "'kind': 'SHOP', 'name': 'Kiosk', 'address': {'line1': 'Market 3', 'city': 'Papeete',"
                                        + " 'postcode': '98714', 'country': 'PF'}")
                        .replace('\'', '"'));
    }

    private CarrierResponse<List<NearbyPoint>> near(Carriers carriers) {
        return carriers.call(name, "points", carrier -> carrier.points(SEARCH));
    }

    private Carriers carriers(WhenUnavailable policy) {
        return TestCarriers.carriers(Map.of(name, TestCarriers.carrier(standIn.url(name), TIMEOUT, 4, policy)));
    }
}
