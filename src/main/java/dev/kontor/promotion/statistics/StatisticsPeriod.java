package dev.kontor.promotion.statistics;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The period of the statistics of a promotion.
record StatisticsPeriod(
        @Parameter(
                description = "Start of the period; 30 days before its end if absent.",
                example = "2026-11-01T00:00:00Z")
        @Nullable
        Instant from,

        @Parameter(description = "End of the period, exclusive; now if absent.", example = "2026-12-01T00:00:00Z")
        @Nullable
        Instant until) {}
