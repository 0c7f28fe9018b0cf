package dev.kontor.tax;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.RoundingMode;

/// The rounding of a tax zone and its taxation of shipping charges.
///
/// @param rounding whether each line is rounded, or the sum of the lines with the same tax
/// @param roundingMode where halves of a minor unit go
/// @param roundingTarget amount that is rounded if prices include tax; the other amount is the rest
/// @param shippingTax the taxes of shipping charges
public record TaxSettings(Rounding rounding, Mode roundingMode, Target roundingTarget, ShippingTax shippingTax) {

    /// Rounds each line half up to the net amount and taxes shipping with the tax category of the method.
    public static final TaxSettings DEFAULT =
            new TaxSettings(Rounding.LINE, Mode.HALF_UP, Target.NET, ShippingTax.CATEGORY);

    /// Determines which amounts are rounded at once.
    @Schema(name = "TaxRounding")
    public enum Rounding {
        /// Each line.
        LINE,
        /// The sum of all lines of a shipment that have the same tax. The lines get shares of the rounded sum.
        DOCUMENT
    }

    /// The direction in which halves of a minor unit are rounded.
    @Schema(name = "TaxRoundingMode")
    public enum Mode {
        /// Away from zero.
        HALF_UP,
        /// To the even neighbor.
        HALF_EVEN;

        RoundingMode mode() {
            return this == HALF_UP ? RoundingMode.HALF_UP : RoundingMode.HALF_EVEN;
        }
    }

    /// Determines which amount is rounded if prices include tax.
    @Schema(name = "TaxRoundingTarget")
    public enum Target {
        /// The net amount; the tax is the rest.
        NET,
        /// The tax; the net amount is the rest.
        TAX
    }

    /// Determines how shipping charges are taxed.
    @Schema(name = "TaxOfShipping")
    public enum ShippingTax {
        /// With the tax category of the shipping method.
        CATEGORY,
        /// In proportion to the values of the shipped items, with the tax of each.
        PROPORTIONAL,
        /// With the highest rate of the shipped items.
        HIGHEST_RATE
    }
}
