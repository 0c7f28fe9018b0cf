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

/// A change of a stock level by hand: either by a number of units, or to a number of units.
///
/// @param delta units that come in, or go if negative
/// @param count units that are in the house, those that are held included
/// @param expected units that the books had when it was decided; needed with `count`, whose difference is not what was
///     meant if units have moved since
/// @param tracked whether the units are counted at all from now on; what is not tracked is always available
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

    /// What is added to the level.
    int deltaFrom(int onHand) {
        return count != null ? count - onHand : delta == null ? 0 : delta;
    }

    Movement movement() {
        if (count != null) {
            return Movement.COUNTED;
        }
        return reason == AdjustmentReason.RECEIVED ? Movement.RECEIVED : Movement.ADJUSTED;
    }

    /// @throws PreconditionException if the books have another number of units than was expected
    void requireExpected(int onHand) {
        if (expected != null && expected != onHand) {
            throw new PreconditionException(
                    ProblemCode.PRECONDITION_FAILED,
                    "The location has %d units now, not %d.".formatted(onHand, expected),
                    Map.of("onHand", onHand));
        }
    }

    /// @throws BadRequestException unless exactly one of `delta` and `count` is given, or neither with
    ///     `tracked`; and if a `count` does not say what it expects
    void requireOneChange() {
        if (delta != null && count != null || delta == null && count == null && tracked == null) {
            throw missing("/delta", "Give either `delta` or `count`.");
        }
        if (count != null && expected == null) {
            throw missing("/expected", "Tell with `expected` how many units the books had when you counted.");
        }
    }

    private static BadRequestException missing(String pointer, String detail) {
        return BadRequestException.at(pointer, "required", detail);
    }
}
