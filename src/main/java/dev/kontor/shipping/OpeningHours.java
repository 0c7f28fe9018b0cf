package dev.kontor.shipping;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a pickup point is open, and how long it prepares an order.
///
/// @param timeZone IANA time zone of all times
/// @param week hours of each day of the week; a day without hours is closed, and one can have several
/// @param exceptions hours of single days, which replace those of the week
/// @param opensOnHolidays whether it is open on holidays of its country; false if absent
/// @param cutOff orders from this time on are prepared from the next open day on; absent for midnight
/// @param preparationMinutes opening time that an order needs before it can be collected; 0 if absent
public record OpeningHours(
        @NotNull @Size(min = 1, max = 40) @Schema(example = "Europe/Berlin")
        String timeZone,

        @NotNull @Size(max = 50) List<@NotNull @Valid WeeklyHours> week,
        @Nullable @Size(max = 400) List<@NotNull @Valid DayException> exceptions,
        @Nullable @Schema(example = "false") Boolean opensOnHolidays,

        @Nullable
        @JsonFormat(pattern = "HH:mm")
        @Schema(type = "string", example = "16:00", pattern = "^[0-2][0-9]:[0-5][0-9]$")
        LocalTime cutOff,

        @Nullable @Min(0) @Max(20_160) @Schema(example = "120")
        Integer preparationMinutes) {

    /// The next opening is searched for within this many days.
    private static final int MAX_DAYS = 400;

    /// Hours on a day of the week.
    @Schema(name = "WeeklyOpeningHours")
    public record WeeklyHours(
            @NotNull DayOfWeek day,

            @NotNull
            @JsonFormat(pattern = "HH:mm")
            @Schema(type = "string", example = "09:00", pattern = "^[0-2][0-9]:[0-5][0-9]$")
            LocalTime opens,

            @NotNull
            @JsonFormat(pattern = "HH:mm")
            @Schema(type = "string", example = "18:00", pattern = "^[0-2][0-9]:[0-5][0-9]$")
            LocalTime closes) {}

    /// Hours on one day.
    ///
    /// @param hours empty if it is closed on this day
    /// @param note such as the reason
    @Schema(name = "OpeningException")
    public record DayException(
            @NotNull @Schema(example = "2026-12-24") LocalDate day,
            @NotNull @Size(max = 10) List<@NotNull @Valid DayHours> hours,

            @Nullable @Size(max = 100) @Schema(example = "Christmas Eve")
            String note) {}

    /// Hours on a single day.
    @Schema(name = "DayOpeningHours")
    public record DayHours(
            @NotNull
            @JsonFormat(pattern = "HH:mm")
            @Schema(type = "string", example = "09:00", pattern = "^[0-2][0-9]:[0-5][0-9]$")
            LocalTime opens,

            @NotNull
            @JsonFormat(pattern = "HH:mm")
            @Schema(type = "string", example = "13:00", pattern = "^[0-2][0-9]:[0-5][0-9]$")
            LocalTime closes) {}

    private record Opening(Instant from, Instant to) {}

    public List<DayException> exceptional() {
        return Objects.requireNonNullElse(exceptions, List.of());
    }

    /// Returns the first time during opening hours at which an order placed now is ready; empty if the point
    /// does not open.
    ///
    /// @param holidays of the country of the point
    /// @param closedFrom day from which on the point is closed for good, if there is one
    public Optional<Instant> readyFrom(Instant now, Collection<LocalDate> holidays, @Nullable LocalDate closedFrom) {
        var zone = ZoneId.of(timeZone);
        var local = now.atZone(zone);
        boolean late = cutOff != null && !local.toLocalTime().isBefore(cutOff);
        var earliest = late ? local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant() : now;
        long missing = preparationMinutes == null ? 0 : preparationMinutes * 60L;
        for (int ahead = 0; ahead < MAX_DAYS; ahead++) {
            var day = local.toLocalDate().plusDays(ahead);
            if (closedFrom != null && !day.isBefore(closedFrom)) {
                return Optional.empty();
            }
            for (var opening : openings(day, zone, holidays)) {
                var begin = opening.from().isBefore(earliest) ? earliest : opening.from();
                long open = begin.isBefore(opening.to()) ? opening.to().getEpochSecond() - begin.getEpochSecond() : 0;
                if (open > missing) {
                    return Optional.of(begin.plusSeconds(missing));
                }
                missing -= open;
            }
        }
        return Optional.empty();
    }

    private List<Opening> openings(LocalDate day, ZoneId zone, Collection<LocalDate> holidays) {
        return hours(day, holidays).stream()
                .sorted(Comparator.comparing(DayHours::opens))
                .map(hours -> new Opening(
                        day.atTime(hours.opens()).atZone(zone).toInstant(),
                        day.atTime(hours.closes()).atZone(zone).toInstant()))
                .toList();
    }

    private List<DayHours> hours(LocalDate day, Collection<LocalDate> holidays) {
        for (var exception : exceptional()) {
            if (exception.day().equals(day)) {
                return exception.hours();
            }
        }
        return holidays.contains(day) && !Boolean.TRUE.equals(opensOnHolidays)
                ? List.of()
                : week.stream()
                        .filter(hours -> hours.day() == day.getDayOfWeek())
                        .map(hours -> new DayHours(hours.opens(), hours.closes()))
                        .toList();
    }
}
