package dev.kontor.pricing;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The quantities in which a variant is sold: the minimum, and from there in steps up to the maximum.
///
/// @param maximum absent if there is none
public record QuantityRule(
        @Schema(example = "6") int minimum,
        @Nullable @Schema(example = "60") Integer maximum,
        @Schema(example = "6") int step) {

    public static final QuantityRule ANY = new QuantityRule(1, null, 1);

    /// Whether the buyer must order more.
    public boolean isTooFew(int units) {
        return units < minimum;
    }

    /// The largest allowed quantity that is not more than the units; the minimum if there is none.
    public int allowed(int units) {
        int most = maximum == null ? units : Math.min(units, maximum);
        return most <= minimum ? minimum : minimum + (most - minimum) / step * step;
    }

    public boolean allows(int units) {
        return !isTooFew(units) && allowed(units) == units;
    }
}
