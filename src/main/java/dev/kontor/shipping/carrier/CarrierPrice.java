package dev.kontor.shipping.carrier;

import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingExclusion;

/// The price of a carrier's service for a parcel, or what applies instead.
public sealed interface CarrierPrice {

    /// The carrier's price, without the markup of the method.
    record Priced(Money price) implements CarrierPrice {}

    /// The carrier did not respond; the rates of the method are charged.
    record FallBack() implements CarrierPrice {}

    /// The method is not available.
    record Excluded(ShippingExclusion reason) implements CarrierPrice {}
}
