package dev.kontor.shipping;

import dev.kontor.shared.address.Area;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Provides shipping options to other modules.
public interface Shipping {

    /// Returns the shipping options of a parcel, the cheapest first; empty if the shop does not ship there. Runs
    /// one SQL statement.
    default List<ShippingOption> options(Parcel parcel) {
        return options(List.of(parcel)).getFirst();
    }

    /// Returns the shipping options of several parcels, in the same order. Runs one SQL statement, or none
    /// without parcels.
    List<List<ShippingOption>> options(List<Parcel> parcels);

    /// Returns where the shop ships, and the tax categories of shipping.
    Reach reach();

    /// @param areas of the zones that have an active method
    /// @param taxCategories of the active methods
    record Reach(List<Area> areas, Set<String> taxCategories) {}

    /// @param value value of the goods without shipping; determines whether shipping is free
    /// @param contents what is shipped
    /// @param locale of the names
    record Parcel(Destination destination, Money value, Contents contents, Locale locale) {}

    /// The shipped items of a parcel.
    ///
    /// @param value of the items before discounts
    /// @param weightGrams of all items, without packaging
    /// @param quantity number of units
    record Contents(Money value, long weightGrams, long quantity) {}
}
