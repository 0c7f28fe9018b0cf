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
    /// @param components parts of the price
    record Charge(Money amount, ShippingRate rate, List<ShippingComponent> components) {}

    /// @param rates all in the currency of the contents, in ascending order
    /// @return empty if the parcel is above the last band
    static Optional<Charge> charge(
            ShippingKind kind, List<ShippingRate> rates, Contents contents, long packagingGrams) {
        long measured = kind.measured(contents, packagingGrams);
        long begin = 0;
        for (var rate : rates) {
            if (rate.covers(kind, measured)) {
                return Optional.of(charge(kind, rate, contents, measured, measured - begin));
            }
            var limit = rate.limit(kind);
            begin = limit == null ? begin : limit;
        }
        return Optional.empty();
    }

    private static Charge charge(ShippingKind kind, ShippingRate rate, Contents contents, long measured, long beyond) {
        var components = new ArrayList<ShippingComponent>();
        components.add(component(Kind.RATE, rate.price(), kind, contents, measured, rate.limit(kind)));
        var amount = rate.price();
        var additional = rate.additional();
        if (additional != null) {
            var more = additional.price().times(additional.parts(beyond));
            components.add(component(Kind.ADDITIONAL, more, kind, contents, measured, rate.limit(kind)));
            amount = amount.plus(more);
        }
        return new Charge(amount, rate, components);
    }

    private static ShippingComponent component(
            Kind what, Money amount, ShippingKind kind, Contents contents, long measured, @Nullable Long upTo) {
        var measure = kind.measure();
        return new ShippingComponent(
                what, amount, contents.profile(), null, measure, measure == null ? null : measured, upTo);
    }
}
