package dev.kontor.promotion.simulation;

import dev.kontor.promotion.SimulationSource;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The purchases with which a promotion is simulated.
///
/// @param from start of the period; 30 days before its end if absent
/// @param until end of the period, exclusive; now if absent
/// @param most largest number of orders or carts; if the period has more, an even sample is used. 10,000 if absent
record SimulatePromotion(
        @NotNull SimulationSource source,

        @Nullable @Schema(example = "2026-10-01T00:00:00Z") Instant from,

        @Nullable @Schema(example = "2026-11-01T00:00:00Z") Instant until,

        @Nullable @Min(1) @Max(50_000) @Schema(example = "10000")
        Integer most) {

    static final int MAX = 10_000;
}
