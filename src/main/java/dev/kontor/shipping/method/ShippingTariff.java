package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.ShippingComponent;
import dev.kontor.shared.money.ShippingComponent.Kind;
import dev.kontor.shipping.Shipping.Contents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the price of a parcel in the bands of a method.
final class ShippingTariff {

    private ShippingTariff() {}

    /// The price of a parcel in its band.
    ///
    /// @param components parts of the price; empty if it is a flat price or that of a band by weight
    record Charge(Money amount, ShippingRate rate, List<ShippingComponent> components) {}

    /// @param rates all in the currency of the contents, in ascending order
    /// @return empty if the parcel is above the last band
    static Optional<Charge> charge(
            ShippingKind kind, List<ShippingRate> rates, Contents contents, long packagingGrams) {
        long measured = kind.measured(contents, packagingGrams);
        long begin = 0;
        for (var rate : rates) {
            if (rate.covers(kind, measured)) {
                return Optional.of(charge(kind, rate, measured, measured - begin));
            }
            var limit = rate.limit(kind);
            begin = limit == null ? begin : limit;
        }
        return Optional.empty();
    }

    private static Charge charge(ShippingKind kind, ShippingRate rate, long measured, long beyond) {
        var additional = rate.additional();
        if (additional == null && (kind == ShippingKind.FLAT || kind == ShippingKind.BY_WEIGHT)) {
            return new Charge(rate.price(), rate, List.of());
        }
        var components = new ArrayList<ShippingComponent>();
        components.add(component(Kind.RATE, rate.price(), kind, measured, rate.limit(kind)));
        var amount = rate.price();
        if (additional != null) {
            var more = additional.price().times(additional.parts(beyond));
            components.add(component(Kind.ADDITIONAL, more, kind, measured, rate.limit(kind)));
            amount = amount.plus(more);
        }
        return new Charge(amount, rate, components);
    }

    private static ShippingComponent component(
            Kind what, Money amount, ShippingKind kind, long measured, @Nullable Long upTo) {
        return new ShippingComponent(what, amount, kind.measure(), measured, upTo);
    }
}
