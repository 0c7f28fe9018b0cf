package dev.kontor.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shipping.OpeningHours.DayException;
import dev.kontor.shipping.OpeningHours.DayHours;
import dev.kontor.shipping.OpeningHours.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// When an order can be collected, calculated by hand.
class OpeningHoursTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);

    @Test
    void anOrderInOpeningHoursIsReadyAfterItsPreparation() {
        assertThat(ready("2026-11-25T10:00", 120, null)).isEqualTo(at("2026-11-25T12:00"));
        assertThat(ready("2026-11-25T10:00", null, null)).isEqualTo(at("2026-11-25T10:00"));
    }

    @Test
    void preparationCountsOpeningTimeOnly() {
        // Friday 17:30 to 18:00 and Saturday 10:00 to 11:30 are two hours.
        assertThat(ready("2026-11-27T17:30", 120, null)).isEqualTo(at("2026-11-28T11:30"));
        // Ready when the point closes means ready when it opens again: Monday.
        assertThat(ready("2026-11-28T12:00", 120, null)).isEqualTo(at("2026-11-30T09:00"));
    }

    @Test
    void anOrderOutsideOfOpeningHoursWaitsForTheNextOpening() {
        assertThat(ready("2026-11-25T07:00", 60, null)).isEqualTo(at("2026-11-25T10:00"));
        assertThat(ready("2026-11-29T12:00", 60, null)).isEqualTo(at("2026-11-30T10:00"));
    }

    @Test
    void anOrderAfterTheCutOffIsPreparedOnTheNextOpenDay() {
        var cutOff = LocalTime.of(16, 0);
        assertThat(ready("2026-11-25T15:59", 60, cutOff)).isEqualTo(at("2026-11-25T16:59"));
        assertThat(ready("2026-11-25T16:00", 60, cutOff)).isEqualTo(at("2026-11-26T10:00"));
    }

    @Test
    void exceptionsReplaceTheHoursOfTheDayAndHolidaysAreClosed() {
        // 24 December closes at 13:00, 25 is a holiday, 26 a Saturday.
        assertThat(ready("2026-12-24T12:00", 120, null)).isEqualTo(at("2026-12-26T11:00"));
        assertThat(hours(120, null, true)
                        .readyFrom(at("2026-12-24T12:00"), List.of(CHRISTMAS), null)
                        .orElseThrow())
                .isEqualTo(at("2026-12-25T10:00"));
    }

    @Test
    void timesAreThoseOfThePlaceAcrossTheChangeOfClocks() {
        // 28 March 2027 has 23 hours in Berlin; Saturday closes at 14:00 CET, Monday opens at 09:00 CEST.
        assertThat(ready("2027-03-27T13:00", 120, null)).isEqualTo(Instant.parse("2027-03-29T08:00:00Z"));
    }

    @Test
    void aPointThatClosesForGoodOffersNothingBeyond() {
        var hours = hours(120, null, false);
        assertThat(hours.readyFrom(at("2026-11-27T17:30"), List.of(), LocalDate.of(2026, 11, 28)))
                .isEmpty();
        assertThat(hours.readyFrom(at("2026-11-27T15:00"), List.of(), LocalDate.of(2026, 11, 28)))
                .contains(at("2026-11-27T17:00"));
        assertThat(new OpeningHours("UTC", List.of(), null, null, null, null)
                        .readyFrom(at("2026-11-27T15:00"), List.of(), null))
                .isEmpty();
    }

    private static Instant ready(String now, @Nullable Integer minutes, @Nullable LocalTime cutOff) {
        return hours(minutes, cutOff, false)
                .readyFrom(at(now), List.of(CHRISTMAS), null)
                .orElseThrow();
    }

    private static OpeningHours hours(@Nullable Integer minutes, @Nullable LocalTime cutOff, boolean onHolidays) {
        var week = Stream.concat(
                        Stream.of(DayOfWeek.values())
                                .limit(5)
                                .map(day -> new WeeklyHours(day, LocalTime.of(9, 0), LocalTime.of(18, 0))),
                        Stream.of(new WeeklyHours(DayOfWeek.SATURDAY, LocalTime.of(10, 0), LocalTime.of(14, 0))))
                .toList();
        var exception = new DayException(
                LocalDate.of(2026, 12, 24), List.of(new DayHours(LocalTime.of(9, 0), LocalTime.of(13, 0))), null);
        return new OpeningHours("Europe/Berlin", week, List.of(exception), onHolidays, cutOff, minutes);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
