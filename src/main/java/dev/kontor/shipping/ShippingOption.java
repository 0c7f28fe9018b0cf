package dev.kontor.shipping;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kontor.shared.money.Money;

/// One way to send a parcel.
///
/// @param taxCategory code of the tax category of the shipping itself
/// @param minDays working days until delivery, at least
/// @param maxDays working days until delivery, at most
/// @param rule why it costs that
public record ShippingOption(
        ShippingMethodId id,
        String code,
        String name,
        Money price,
        String taxCategory,
        int minDays,
        int maxDays,
        @JsonIgnore ShippingRule rule) {}
