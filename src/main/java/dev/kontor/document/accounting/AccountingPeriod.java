package dev.kontor.document.accounting;

import dev.kontor.shared.problem.RejectedException;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Days of issue in the time zone of the documents.
record AccountingPeriod(
        @Parameter(description = "First day of issue.", example = "2026-10-01") @NotNull
        LocalDate from,

        @Parameter(description = "Last day of issue, at most a year later.", example = "2026-12-31") @NotNull
        LocalDate until) {

    Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /// Exclusive.
    Instant end(ZoneId zone) {
        return until.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /// @throws RejectedException if it ends before it begins or is longer than a year
    AccountingPeriod checked() {
        if (until.isBefore(from)) {
            throw RejectedException.at("/until", "order", "The period ends before it begins. Swap the days.");
        }
        if (!until.isBefore(from.plusYears(1))) {
            throw RejectedException.at("/until", "too-long", "The period is longer than a year. Choose a shorter one.");
        }
        return this;
    }
}
