package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shipping.CarrierPointOption;
import dev.kontor.shipping.Shipping;
import dev.kontor.shipping.Shipping.Parcel;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.shipping.ShippingRule;
import dev.kontor.shipping.method.CarriedPrices.Candidates;
import dev.kontor.shipping.method.ShippingMethodRepository.FoundMethod;
import dev.kontor.shipping.method.ShippingMethodRepository.Goal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Finds the methods of a destination's zone that are available for a parcel.
@Component
class ShippingOptions implements Shipping {

    private final ShippingMethodRepository methods;
    private final Shop shop;
    private final Clock clock;
    private final CarriedPrices carried;
    private final RememberedMethods remembered = new RememberedMethods();

    ShippingOptions(ShippingMethodRepository methods, Shop shop, Clock clock, CarriedPrices carried) {
        this.methods = methods;
        this.carried = carried;
        this.shop = shop;
        this.clock = clock;
    }

    @Override
    public List<Offer> offers(List<Parcel> parcels) {
        var offered = methodsTo(parcels.stream().map(Goal::of).toList());
        var candidates = parcels.stream()
                .map(parcel -> new Candidates(parcel, offered.getOrDefault(Goal.of(parcel), List.of())))
                .toList();
        var prices = carried.of(candidates);
        return candidates.stream()
                .map(each -> offer(each.parcel(), each.methods(), prices))
                .toList();
    }

    /// The methods of the zones of the destinations, read unless this process remembers all of them.
    private Map<Goal, List<FoundMethod>> methodsTo(List<Goal> goals) {
        var now = clock.instant();
        return remembered.find(goals, now).orElseGet(() -> {
            var found = methods.to(goals);
            remembered.remember(found, now);
            return found;
        });
    }

    @Override
    public Reach reach() {
        return methods.reach();
    }

    private Offer offer(Parcel parcel, List<FoundMethod> there, CarriedPrices.Found prices) {
        var options = new ArrayList<ShippingOption>();
        var excluded = new ArrayList<Excluded>();
        for (var found : there) {
            var method = found.method();
            switch (ShippingCalculation.of(method, parcel, found.postcodeMatches(), prices.of(method, parcel))) {
                case ShippingQuote.Offered(var price, var rule) -> {
                    if (parcel.pickup() == null) {
                        options.add(option(found, parcel, price, rule));
                    } else {
                        pickUp(found, parcel, price, rule, options, excluded);
                    }
                }
                case ShippingQuote.Excluded(var reason) ->
                    excluded.add(new Excluded(method.id(), method.code(), reason));
            }
        }
        options.sort(Comparator.comparing(ShippingOption::price).thenComparing(ShippingOption::code));
        excluded.sort(Comparator.comparing(Excluded::code));
        return new Offer(List.copyOf(options), List.copyOf(excluded));
    }

    private void pickUp(
            FoundMethod found,
            Parcel parcel,
            Money price,
            ShippingRule rule,
            List<ShippingOption> options,
            List<Excluded> excluded) {
        var method = found.method();
        var selected = Objects.requireNonNull(parcel.pickup());
        switch (FoundPickup.state(found.pickup(), selected, parcel, clock.instant(), found.holidays())) {
            case FoundPickup.State.Open(var pickup, var readyOn) ->
                options.add(new ShippingOption(
                        method.id(),
                        method.code(),
                        method.name(parcel.locale(), shop.defaultLocale()),
                        price,
                        method.taxCategory(),
                        0,
                        0,
                        readyOn,
                        readyOn,
                        pickup,
                        null,
                        rule));
            case FoundPickup.State.Unavailable(var reason) ->
                excluded.add(new Excluded(method.id(), method.code(), reason));
        }
    }

    private ShippingOption option(FoundMethod found, Parcel parcel, Money price, ShippingRule rule) {
        var method = found.method();
        var delivery = DeliveryEstimate.of(method, clock.instant(), found.holidays());
        return new ShippingOption(
                method.id(),
                method.code(),
                method.name(parcel.locale(), shop.defaultLocale()),
                price,
                method.taxCategory(),
                method.minDays(),
                method.maxDays(),
                delivery.fromOn(),
                delivery.toOn(),
                null,
                method.pointCarrier()
                        .map(carrier -> CarrierPointOption.of(carrier, parcel.point(), parcel.destination()))
                        .orElse(null),
                rule);
    }
}
