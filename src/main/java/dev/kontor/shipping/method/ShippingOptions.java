package dev.kontor.shipping.method;

import dev.kontor.shared.shop.Shop;
import dev.kontor.shipping.Shipping;
import dev.kontor.shipping.Shipping.Parcel;
import dev.kontor.shipping.ShippingOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Finds the methods of a destination's zone that are available for a parcel.
@Component
class ShippingOptions implements Shipping {

    private final ShippingMethodRepository methods;
    private final Shop shop;

    ShippingOptions(ShippingMethodRepository methods, Shop shop) {
        this.methods = methods;
        this.shop = shop;
    }

    @Override
    public List<List<ShippingOption>> options(List<Parcel> parcels) {
        var offered = methods.to(parcels.stream().map(Parcel::destination).toList());
        return parcels.stream()
                .map(parcel -> options(parcel, offered.getOrDefault(parcel.destination(), List.of())))
                .toList();
    }

    @Override
    public Reach reach() {
        return methods.reach();
    }

    private List<ShippingOption> options(Parcel parcel, List<ShippingMethod> there) {
        return there.stream()
                .flatMap(method -> offered(method, parcel))
                .sorted(Comparator.comparing(ShippingOption::price).thenComparing(ShippingOption::code))
                .toList();
    }

    private Stream<ShippingOption> offered(ShippingMethod method, Parcel parcel) {
        return switch (method.quote(parcel.value(), parcel.contents())) {
            case ShippingQuote.Offered(var price, var rule) ->
                Stream.of(new ShippingOption(
                        method.id(),
                        method.code(),
                        method.name(parcel.locale(), shop.defaultLocale()),
                        price,
                        method.taxCategory(),
                        method.minDays(),
                        method.maxDays(),
                        rule));
            case ShippingQuote.Excluded _ -> Stream.empty();
        };
    }
}
