package dev.kontor.shipping.method;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When parcels are handed to the carrier and delivered.
///
/// @param cutOff orders from this time of a working day on are handed over on the next one; absent for midnight
/// @param timeZone IANA time zone of the cut-off; that of the shop if absent
/// @param workingDays days of handover and delivery; Monday to Friday if absent
record DeliverySchedule(
        @Nullable
        @JsonFormat(pattern = "HH:mm")
        @Schema(type = "string", example = "14:00", pattern = "^[0-2][0-9]:[0-5][0-9]$")
        LocalTime cutOff,

        @Nullable @Size(min = 1, max = 40) @Schema(example = "Europe/Berlin")
        String timeZone,

        @Nullable @Size(min = 1, max = 7) List<@NotNull DayOfWeek> workingDays) {

    private static final List<DayOfWeek> WEEKDAYS =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    /// Returns a schedule without absent parts.
    static DeliverySchedule of(@Nullable DeliverySchedule wanted, ZoneId shop) {
        var given = wanted == null ? new DeliverySchedule(null, null, null) : wanted;
        return new DeliverySchedule(
                given.cutOff(),
                Objects.requireNonNullElse(given.timeZone(), shop.getId()),
                List.copyOf(EnumSet.copyOf(given.days())));
    }

    String zone() {
        return Objects.requireNonNullElse(timeZone, "UTC");
    }

    List<DayOfWeek> days() {
        return Objects.requireNonNullElse(workingDays, WEEKDAYS);
    }
}
