package dev.kontor.shipping;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kontor.shared.money.Money;

/// A shipping method that is available for a parcel.
///
/// @param taxCategory code of the tax category of the shipping itself
/// @param minDays minimum number of working days until delivery
/// @param maxDays maximum number of working days until delivery
/// @param rule how the price was determined
public record ShippingOption(
        ShippingMethodId id,
        String code,
        String name,
        Money price,
        String taxCategory,
        int minDays,
        int maxDays,
        @JsonIgnore ShippingRule rule) {}
