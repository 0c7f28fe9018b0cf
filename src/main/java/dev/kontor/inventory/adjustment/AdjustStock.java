package dev.kontor.inventory.adjustment;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.level.AdjustmentReason;
import dev.kontor.inventory.stock.Movement;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.PreconditionException;
import dev.kontor.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A manual change of a stock level, either by or to a number of units.
///
/// @param delta units to add; negative to remove
/// @param count counted units on hand, including held ones
/// @param expected recorded units on hand at the time of counting; required with `count`, because the difference
///     would be wrong if units have moved since
/// @param tracked whether stock is tracked from now on; untracked stock is always available
record AdjustStock(
        @NotNull VariantId variantId,
        @NotNull LocationId locationId,

        @Nullable @Min(-1_000_000) @Max(1_000_000) @Schema(example = "20")
        Integer delta,

        @Nullable @Min(0) @Max(1_000_000) Integer count,
        @Nullable @Min(0) @Max(1_000_000_000) Integer expected,
        @Nullable Boolean tracked,
        @NotNull AdjustmentReason reason,

        @Nullable @Size(max = 500) @Schema(example = "Delivery 4711")
        String note) {

    /// Returns the units to add to the level.
    int deltaFrom(int onHand) {
        return count != null ? count - onHand : delta == null ? 0 : delta;
    }

    Movement movement() {
        if (count != null) {
            return Movement.COUNTED;
        }
        return reason == AdjustmentReason.RECEIVED ? Movement.RECEIVED : Movement.ADJUSTED;
    }

    /// @throws PreconditionException if the recorded units on hand differ from `expected`
    void requireExpected(int onHand) {
        if (expected != null && expected != onHand) {
            throw new PreconditionException(
                    ProblemCode.PRECONDITION_FAILED,
                    "The location has %d units on hand, not %d. Check the count and send the current number as `expected`."
                            .formatted(onHand, expected),
                    Map.of("onHand", onHand));
        }
    }

    /// @throws BadRequestException unless exactly one of `delta` and `count` is given, or neither together with
    ///     `tracked`; and if `count` has no `expected`
    void requireOneChange() {
        if (delta != null && count != null || delta == null && count == null && tracked == null) {
            throw missing("/delta", "Set either `delta` or `count`.");
        }
        if (count != null && expected == null) {
            throw missing("/expected", "Set `expected` to the recorded units on hand at the time of counting.");
        }
    }

    private static BadRequestException missing(String pointer, String detail) {
        return BadRequestException.at(pointer, "required", detail);
    }
}
