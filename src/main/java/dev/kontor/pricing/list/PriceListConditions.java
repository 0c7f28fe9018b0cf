package dev.kontor.pricing.list;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom a price list is for. Each list of values is without duplicates and in order; an empty one is for all.
///
/// @param channels codes of channels
/// @param countries codes of countries
record PriceListConditions(
        List<String> channels,
        List<CustomerGroupId> customerGroups,
        List<CustomerId> customers,
        List<String> countries) {

    static PriceListConditions of(
            @Nullable Collection<String> channels,
            @Nullable Collection<CustomerGroupId> customerGroups,
            @Nullable Collection<CustomerId> customers,
            @Nullable Collection<String> countries) {
        return new PriceListConditions(
                texts(channels),
                customerGroups == null
                        ? List.of()
                        : customerGroups.stream().distinct().toList(),
                customers == null ? List.of() : customers.stream().distinct().toList(),
                texts(countries));
    }

    private static List<String> texts(@Nullable Collection<String> values) {
        return values == null ? List.of() : values.stream().distinct().sorted().toList();
    }

    /// Whether guests see the prices, in some country or channel.
    boolean isForGuests() {
        return customerGroups.isEmpty() && customers.isEmpty();
    }
}
