package dev.kontor.cart.aggregate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.inventory.LocationId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.CarrierPointOption;
import dev.kontor.shipping.OfferedPickup;
import dev.kontor.shipping.PickupPlace;
import dev.kontor.shipping.PickupPointId;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.shipping.ShippingRule;
import dev.kontor.tax.TaxRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Taxes and shipping options at the time of an order, in addition to its prices. They apply to the cart of the
/// order, but are not part of a price quote: after its order has failed, a cart gets current ones.
///
/// @param groups by the value of the id of each shipping group
/// @param items by the value of the id of each item: the division of its price between tax categories
@JsonIgnoreProperties(ignoreUnknown = true)
public record AgreedTerms(Map<UUID, Group> groups, Map<UUID, TaxSplit> items) {

    /// @param taxes of the destination; absent if it was not known
    /// @param option the selected shipping option, if there was one
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Group(@Nullable TaxRules taxes, @Nullable Option option) {}

    /// A shipping option without its price, which belongs to the prices of the order.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Option(
            UUID methodId,
            String code,
            String name,
            String taxCategory,
            int minDays,
            int maxDays,
            LocalDate deliveryFromOn,
            LocalDate deliveryToOn,
            @Nullable Pickup pickup,
            @Nullable CarrierPointOption carrierPoint) {

        public static Option of(ShippingOption option) {
            return new Option(
                    option.id().value(),
                    option.code(),
                    option.name(),
                    option.taxCategory(),
                    option.minDays(),
                    option.maxDays(),
                    option.deliveryFromOn(),
                    option.deliveryToOn(),
                    Pickup.of(option.pickup()),
                    option.carrierPoint());
        }

        private ShippingOption free(Currency currency) {
            var zero = Money.zero(currency);
            return new ShippingOption(
                    new ShippingMethodId(methodId),
                    code,
                    name,
                    zero,
                    taxCategory,
                    minDays,
                    maxDays,
                    deliveryFromOn,
                    deliveryToOn,
                    pickup == null ? null : pickup.offered(),
                    carrierPoint,
                    new ShippingRule(ShippingRule.Basis.FLAT_RATE, zero, null, null, List.of()));
        }
    }

    /// Where and when the buyer collects the order.
    record Pickup(UUID pointId, UUID locationId, String name, Instant readyFrom, Address address) {

        static @Nullable Pickup of(@Nullable OfferedPickup pickup) {
            return pickup == null
                    ? null
                    : new Pickup(
                            pickup.pickupPointId().value(),
                            pickup.place().locationId().value(),
                            pickup.name(),
                            pickup.readyFrom(),
                            pickup.place().address());
        }

        OfferedPickup offered() {
            var id = new PickupPointId(pointId);
            return new OfferedPickup(id, name, readyFrom, new PickupPlace(id, new LocationId(locationId), address));
        }
    }

    public Optional<TaxRules> taxes(ShippingGroupId group) {
        return Optional.ofNullable(groups.get(group.value())).map(Group::taxes);
    }

    /// The selected option, to which the prices of the order still have to be applied.
    public Optional<ShippingOption> option(ShippingGroupId group, Currency currency) {
        return Optional.ofNullable(groups.get(group.value())).map(Group::option).map(option -> option.free(currency));
    }
}
