package dev.kontor.order.report;

import dev.kontor.shared.problem.RejectedException;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The orders that a report counts.
record SalesPeriod(
        @Parameter(description = "First day on which orders were placed.", example = "2026-11-01") @NotNull
        LocalDate from,

        @Parameter(description = "Last day, at most a year later.", example = "2026-11-30") @NotNull
        LocalDate until,

        @Parameter(
                description = "IANA time zone in which days begin; that of the shop if absent.",
                example = "Europe/Berlin")
        @Size(min = 1, max = 60)
        @Nullable
        String timeZone,

        @Parameter(description = "Only orders of the channel with this code.", example = "outlet")
        @Size(min = 1, max = 64)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Nullable
        String channel) {

    /// @param zone of the days
    Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /// Exclusive.
    Instant end(ZoneId zone) {
        return until.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /// @param shop the time zone of the shop
    ZoneId zone(ZoneId shop) {
        return timeZone == null ? shop : ZoneId.of(timeZone);
    }

    /// @throws RejectedException if it ends before it begins, is longer than a year, or names no time zone
    SalesPeriod checked() {
        if (until.isBefore(from)) {
            throw RejectedException.at("/until", "order", "The period ends before it begins. Swap the days.");
        }
        if (!until.isBefore(from.plusYears(1))) {
            throw RejectedException.at("/until", "too-long", "The period is longer than a year. Choose a shorter one.");
        }
        try {
            zone(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw RejectedException.at(
                    "/timeZone", "unknown", "There is no such time zone. Use a name such as Europe/Berlin.");
        }
        return this;
    }
}
