package dev.kontor.shipping.method;

import dev.kontor.shared.money.ShippingComponent.Measure;
import dev.kontor.shipping.Shipping.Contents;
import dev.kontor.shipping.ShippingExclusion;
import dev.kontor.shipping.ShippingRule.Basis;
import org.jspecify.annotations.Nullable;

/// Determines what the price of a method depends on.
enum ShippingKind {
    /// One price for every parcel.
    FLAT(Basis.FLAT_RATE, null, ShippingExclusion.NO_PRICE_IN_CURRENCY),
    /// Bands by the weight in grams, with the packaging.
    BY_WEIGHT(Basis.WEIGHT_RATE, Measure.WEIGHT, ShippingExclusion.TOO_HEAVY),
    /// Bands by the value of the shipped items before discounts.
    BY_VALUE(Basis.VALUE_RATE, Measure.VALUE, ShippingExclusion.VALUE_TOO_HIGH),
    /// Bands by the number of shipped units.
    BY_QUANTITY(Basis.QUANTITY_RATE, Measure.QUANTITY, ShippingExclusion.TOO_MANY_UNITS),
    /// Bands by the volume of the shipped items.
    BY_VOLUME(Basis.VOLUME_RATE, Measure.VOLUME, ShippingExclusion.TOO_LARGE),
    /// One price, often zero, for every order that the buyer collects at a pickup point in the zone.
    PICKUP(Basis.FLAT_RATE, null, ShippingExclusion.NO_PRICE_IN_CURRENCY);

    private final Basis basis;
    private final @Nullable Measure measure;
    private final ShippingExclusion exceeded;

    ShippingKind(Basis basis, @Nullable Measure measure, ShippingExclusion exceeded) {
        this.basis = basis;
        this.measure = measure;
        this.exceeded = exceeded;
    }

    Basis basis() {
        return basis;
    }

    /// The unit of the bands; null for a flat price.
    @Nullable
    Measure measure() {
        return measure;
    }

    /// Why a parcel above the last band is not shipped.
    ShippingExclusion exceeded() {
        return exceeded;
    }

    /// Whether the last band must have a limit: a carrier has one for weight and volume.
    boolean isLimited() {
        return this == BY_WEIGHT || this == BY_VOLUME;
    }

    /// The measured amount: grams, minor units, units or cm³.
    long measured(Contents contents, long packagingGrams) {
        return switch (this) {
            case FLAT, PICKUP -> 0;
            case BY_WEIGHT -> contents.weightGrams() + packagingGrams;
            case BY_VALUE -> contents.value().minor();
            case BY_QUANTITY -> contents.quantity();
            case BY_VOLUME -> contents.volumeCm3();
        };
    }
}
