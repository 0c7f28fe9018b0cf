package dev.kontor.shipping.carrier;

import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingExclusion;
import dev.kontor.shipping.carrier.ShippingProperties.WhenUnavailable;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The prices of a carrier's services for a parcel.
public final class CarrierParcelRates {

    private final Currency currency;
    private final @Nullable Map<String, Long> prices;
    private final CarrierPrice otherwise;

    /// @param prices by service in minor units; absent if the carrier did not respond
    private CarrierParcelRates(Currency currency, @Nullable Map<String, Long> prices, CarrierPrice otherwise) {
        this.currency = currency;
        this.prices = prices;
        this.otherwise = otherwise;
    }

    static CarrierParcelRates of(Currency currency, Map<String, Long> prices) {
        return new CarrierParcelRates(
                currency, prices, new CarrierPrice.Excluded(ShippingExclusion.SERVICE_NOT_OFFERED));
    }

    /// The carrier was not called yet.
    static CarrierParcelRates missing(Currency currency) {
        return new CarrierParcelRates(
                currency, null, new CarrierPrice.Excluded(ShippingExclusion.CARRIER_RATE_MISSING));
    }

    static CarrierParcelRates unavailable(Currency currency, WhenUnavailable policy) {
        return new CarrierParcelRates(
                currency,
                null,
                switch (policy) {
                    case FALL_BACK -> new CarrierPrice.FallBack();
                    case HIDE -> new CarrierPrice.Excluded(ShippingExclusion.CARRIER_UNAVAILABLE);
                    case REFUSE -> new CarrierPrice.Excluded(ShippingExclusion.CARRIER_AWAITED);
                });
    }

    public CarrierPrice price(String service) {
        var price = prices == null ? null : prices.get(service);
        return price == null ? otherwise : new CarrierPrice.Priced(new Money(price, currency));
    }
}
