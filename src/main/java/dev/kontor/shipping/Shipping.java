package dev.kontor.shipping;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.shared.address.Area;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Provides shipping options to other modules.
public interface Shipping {

    /// Returns the shipping options of several parcels, in the same order. Runs one SQL statement, or
    /// none without parcels, and a second one if carriers determine prices. Callers that can wait for
    /// carriers run it within [CarrierRates#settled].
    List<Offer> offers(List<Parcel> parcels);

    /// Returns where the shop ships, and the tax categories of shipping.
    Reach reach();

    /// @param areas of the zones that have an active method
    /// @param taxCategories of the active methods
    record Reach(List<Area> areas, Set<String> taxCategories) {}

    /// The active methods of the zone of a parcel.
    ///
    /// @param options the cheapest first
    /// @param excluded methods that are not available for the parcel
    record Offer(List<ShippingOption> options, List<Excluded> excluded) {

        public static final Offer NONE = new Offer(List.of(), List.of());
    }

    /// A method that is not available for a parcel.
    record Excluded(ShippingMethodId id, String code, ShippingExclusion reason) {}

    /// @param buyer who gets it
    /// @param value value of the goods without shipping; determines whether shipping is free
    /// @param contents what is shipped, by shipping profile
    /// @param locale of the names
    /// @param pickup where the buyer collects the contents; absent if they are shipped
    /// @param point the carrier's point that the buyer selected; absent if none
    record Parcel(
            Destination destination,
            Buyer buyer,
            Money value,
            List<Contents> contents,
            Locale locale,
            @Nullable PickupPlace pickup,
            @Nullable CarrierPoint point) {

        public Parcel(Destination destination, Buyer buyer, Money value, List<Contents> contents, Locale locale) {
            this(destination, buyer, value, contents, locale, null, null);
        }
    }

    /// @param channel code of the channel
    /// @param groups of the signed-in customer
    record Buyer(String channel, Set<CustomerGroupId> groups) {}

    /// The shipped items of a parcel that have the same shipping profile.
    ///
    /// @param profile absent for items without a profile
    /// @param value of the items before discounts
    /// @param weightGrams of all items, without packaging
    /// @param quantity number of units
    /// @param volumeCm3 of all items in cubic centimetres
    record Contents(@Nullable String profile, Money value, long weightGrams, long quantity, long volumeCm3) {}
}
