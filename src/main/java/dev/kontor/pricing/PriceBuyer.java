package dev.kontor.pricing;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A buyer, as far as prices depend on one.
///
/// @param customer absent for guests
/// @param groups groups that the customer belongs to
/// @param country ISO 3166-1 alpha-2 code of the destination, if it is known
public record PriceBuyer(
        @Nullable CustomerId customer,
        List<CustomerGroupId> groups,
        @Nullable String country) {

    /// A guest somewhere.
    public static final PriceBuyer ANYONE = new PriceBuyer(null, List.of(), null);

    public PriceBuyer {
        groups = List.copyOf(groups);
    }

    /// Whether the prices of this buyer may differ from those of others in the channel.
    public boolean isAnyone() {
        return customer == null && country == null;
    }
}
