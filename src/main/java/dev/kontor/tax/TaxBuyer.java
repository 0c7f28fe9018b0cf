package dev.kontor.tax;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The buyer of a cart, as far as taxes depend on it.
///
/// @param vatNumber a number that was checked
/// @param customer the signed-in customer
/// @param groups of the customer
/// @param country of the billing address, else of the shipping address; the country whose number the buyer
///     needs
public record TaxBuyer(
        @Nullable CustomerId customer,
        List<CustomerGroupId> groups,
        @Nullable String vatNumber,
        @Nullable String country) {

    /// A buyer about whom nothing is known.
    public static final TaxBuyer UNKNOWN = new TaxBuyer(null, List.of(), null, null);
}
