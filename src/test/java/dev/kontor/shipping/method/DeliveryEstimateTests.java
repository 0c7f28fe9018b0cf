package dev.kontor.shipping.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingZoneId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Delivery dates by cut-off, working days and holidays. 25 November 2026 is a Wednesday.
class DeliveryEstimateTests {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final DeliverySchedule BERLIN =
            DeliverySchedule.of(new DeliverySchedule(LocalTime.of(14, 0), "Europe/Berlin", null), UTC);

    @Test
    void countsWorkingDaysFromTheHandover() {
        assertThat(estimate(BERLIN, "2026-11-25T12:59:59Z", 1, 3)).isEqualTo(days("2026-11-26", "2026-11-30"));
        assertThat(estimate(BERLIN, "2026-11-25T13:00:00Z", 1, 3)).isEqualTo(days("2026-11-27", "2026-12-01"));
        assertThat(estimate(BERLIN, "2026-11-27T13:00:00Z", 0, 0)).isEqualTo(days("2026-11-30", "2026-11-30"));
        assertThat(estimate(BERLIN, "2026-11-28T08:00:00Z", 1, 1)).isEqualTo(days("2026-12-01", "2026-12-01"));
    }

    @Test
    void theDayIsThatOfTheTimeZone() {
        var tokyo = DeliverySchedule.of(new DeliverySchedule(null, "Asia/Tokyo", null), UTC);

        assertThat(estimate(DeliverySchedule.of(null, UTC), "2026-11-25T16:00:00Z", 1, 1))
                .isEqualTo(days("2026-11-26", "2026-11-26"));
        assertThat(estimate(tokyo, "2026-11-25T16:00:00Z", 1, 1)).isEqualTo(days("2026-11-27", "2026-11-27"));
    }

    @Test
    void theTimeZoneIsThatOfTheShopUnlessTheMethodHasAnother() {
        var chicago = ZoneId.of("America/Chicago");
        var afternoon = new DeliverySchedule(LocalTime.of(14, 0), null, null);

        assertThat(DeliverySchedule.of(null, chicago).timeZone()).isEqualTo("America/Chicago");
        assertThat(DeliverySchedule.of(BERLIN, chicago).timeZone()).isEqualTo("Europe/Berlin");
        assertThat(estimate(DeliverySchedule.of(afternoon, chicago), "2026-11-25T19:59:59Z", 1, 1))
                .isEqualTo(days("2026-11-26", "2026-11-26"));
        assertThat(estimate(DeliverySchedule.of(afternoon, chicago), "2026-11-25T20:00:00Z", 1, 1))
                .isEqualTo(days("2026-11-27", "2026-11-27"));
    }

    @Test
    void skipsHolidaysAndOtherDaysOff() {
        var christmas = Set.of(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25));
        var saturdays = DeliverySchedule.of(
                new DeliverySchedule(
                        null,
                        null,
                        List.of(
                                DayOfWeek.MONDAY,
                                DayOfWeek.TUESDAY,
                                DayOfWeek.WEDNESDAY,
                                DayOfWeek.THURSDAY,
                                DayOfWeek.FRIDAY,
                                DayOfWeek.SATURDAY)),
                UTC);

        assertThat(DeliveryEstimate.of(method(BERLIN, 1, 2), Instant.parse("2026-12-23T09:00:00Z"), christmas))
                .isEqualTo(days("2026-12-28", "2026-12-29"));
        assertThat(DeliveryEstimate.of(method(saturdays, 1, 2), Instant.parse("2026-12-23T09:00:00Z"), christmas))
                .isEqualTo(days("2026-12-26", "2026-12-28"));
        assertThat(DeliveryEstimate.of(method(BERLIN, 0, 0), Instant.parse("2026-12-24T09:00:00Z"), christmas))
                .isEqualTo(days("2026-12-28", "2026-12-28"));
    }

    private static DeliveryEstimate estimate(DeliverySchedule schedule, String now, int minDays, int maxDays) {
        return DeliveryEstimate.of(method(schedule, minDays, maxDays), Instant.parse(now), Set.of());
    }

    private static DeliveryEstimate days(String from, String to) {
        return new DeliveryEstimate(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static ShippingMethod method(DeliverySchedule schedule, int minDays, int maxDays) {
        var now = Instant.parse("2026-11-25T10:00:00Z");
        return new ShippingMethod(
                ShippingMethodId.next(),
                1,
                "parcel",
                ShippingZoneId.next(),
                Map.of("en", "Parcel"),
                ShippingKind.FLAT,
                null,
                DeliveryPlace.ADDRESS,
                List.of(ShippingRates.flat(Money.of(490, "EUR"))),
                0,
                List.of(),
                List.of(),
                List.of(),
                ShippingConditions.NONE,
                schedule,
                minDays,
                maxDays,
                "standard",
                true,
                now,
                now);
    }
}
