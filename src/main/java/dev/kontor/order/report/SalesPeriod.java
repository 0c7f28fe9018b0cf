package dev.kontor.order.report;

import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The orders that a report counts.
record SalesPeriod(
        @Parameter(description = "First day on which orders were placed.", example = "2026-11-01") @NotNull
        LocalDate from,

        @Parameter(description = "Last day, at most a year after `from`.", example = "2026-11-30") @NotNull
        LocalDate until,

        @Parameter(
                description = "IANA time zone of the days. Defaults to the time zone of the shop.",
                example = "Europe/Berlin")
        @Size(min = 1, max = 60)
        @Nullable
        String timeZone,

        @Parameter(description = "Only orders of the channel with this code.", example = "outlet")
        @Size(min = 1, max = 64)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Nullable
        String channel) {

    /// @param zone time zone of the days
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

    /// @throws BadRequestException `invalid-filter` if it ends before it begins, is longer than a year, or names no
    ///     IANA time zone
    SalesPeriod checked() {
        if (until.isBefore(from)) {
            throw invalid("until", "too-small", "Must not be before `from`.");
        }
        if (!until.isBefore(from.plusYears(1))) {
            throw invalid("until", "too-large", "The period must not be longer than a year.");
        }
        // An offset such as `+02:00` has the opposite sign in PostgreSQL.
        if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw invalid("timeZone", "unknown", "Must be an IANA time zone such as `Europe/Berlin`.");
        }
        return this;
    }

    private static BadRequestException invalid(String parameter, String code, String detail) {
        return BadRequestException.ofParameter(ProblemCode.INVALID_FILTER, parameter, code, detail);
    }
}
