package dev.kontor.shipping;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/// A shipping method that is available for a parcel.
///
/// @param taxCategory code of the tax category of the shipping itself
/// @param minDays minimum number of working days until delivery
/// @param maxDays maximum number of working days until delivery
/// @param deliveryFromOn first day on which a parcel ordered now is expected to be delivered
/// @param deliveryToOn last day on which a parcel ordered now is expected to be delivered
/// @param rule how the price was determined
public record ShippingOption(
        ShippingMethodId id,
        String code,
        String name,
        Money price,
        String taxCategory,
        int minDays,
        int maxDays,
        @Schema(example = "2026-12-01") LocalDate deliveryFromOn,
        @Schema(example = "2026-12-03") LocalDate deliveryToOn,
        @JsonIgnore ShippingRule rule) {

    /// The same option at another price, which its parts no longer explain.
    public ShippingOption costing(Money other) {
        return new ShippingOption(
                id,
                code,
                name,
                other,
                taxCategory,
                minDays,
                maxDays,
                deliveryFromOn,
                deliveryToOn,
                new ShippingRule(rule.basis(), rule.rate(), rule.upToGrams(), rule.freeAbove()));
    }
}
