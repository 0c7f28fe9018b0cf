package dev.kontor.shipping;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A shipping method that is available for a parcel.
///
/// @param taxCategory code of the tax category of the shipping itself
/// @param minDays minimum number of working days until delivery
/// @param maxDays maximum number of working days until delivery
/// @param deliveryFromOn first day on which a parcel ordered now is expected to be delivered
/// @param deliveryToOn last day on which a parcel ordered now is expected to be delivered
/// @param pickup where and when the buyer collects the order; absent if it is shipped
/// @param carrierPoint the delivery to a parcel shop or locker of a carrier; absent if the parcel goes
///     to the address
/// @param rule how the price was determined
public record ShippingOption(
        ShippingMethodId id,
        @Schema(example = "us-standard") String code,
        @Schema(example = "Standard") String name,
        Money price,
        @Schema(example = "standard") String taxCategory,
        int minDays,
        int maxDays,
        @Schema(example = "2026-12-01") LocalDate deliveryFromOn,
        @Schema(example = "2026-12-03") LocalDate deliveryToOn,
        @Nullable OfferedPickup pickup,
        @Nullable CarrierPointOption carrierPoint,
        @JsonIgnore ShippingRule rule) {

    /// The option at another price.
    public ShippingOption at(Money other, ShippingRule otherRule) {
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
                pickup,
                carrierPoint,
                otherRule);
    }

    /// The same option at another price, which its parts no longer explain.
    public ShippingOption costing(Money other) {
        return at(other, new ShippingRule(rule.basis(), rule.rate(), rule.upToGrams(), rule.freeAbove()));
    }
}
