package dev.kontor.promotion;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The buyer, as far as known. Limits per buyer count by account and by e-mail address.
///
/// @param customerId absent for guests
/// @param groups of the customer
public record PromotionBuyer(
        @Nullable CustomerId customerId, @Nullable String email, Set<CustomerGroupId> groups) {

    public boolean isKnown() {
        return customerId != null || email != null;
    }
}
