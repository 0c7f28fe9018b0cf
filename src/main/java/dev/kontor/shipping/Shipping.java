package dev.kontor.shipping;

import dev.kontor.shared.address.Area;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What other modules ask about shipping.
public interface Shipping {

    /// The ways to send this parcel, the cheapest first; empty where the shop does not ship. One SQL statement.
    default List<ShippingOption> options(Parcel parcel) {
        return options(List.of(parcel)).getFirst();
    }

    /// The same for several parcels, in their order. One SQL statement; none for no parcel.
    List<List<ShippingOption>> options(List<Parcel> parcels);

    /// Where the shop ships, and what that is taxed by.
    Reach reach();

    /// @param areas of the zones that have an active method
    /// @param taxCategories of the active methods
    record Reach(List<Area> areas, Set<String> taxCategories) {}

    /// @param value what the goods cost, before shipping; decides "free above"
    /// @param weightGrams of all goods
    /// @param locale of the names
    record Parcel(Destination destination, Money value, long weightGrams, Locale locale) {}
}
