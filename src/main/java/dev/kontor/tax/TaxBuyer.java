package dev.kontor.tax;

import org.jspecify.annotations.Nullable;

/// The buyer of a cart, as far as taxes depend on it.
///
/// @param vatNumber a number that was checked
/// @param country of the billing address, else of the shipping address; the country whose number the buyer
///     needs
public record TaxBuyer(@Nullable String vatNumber, @Nullable String country) {

    /// A buyer of whom nothing is known.
    public static final TaxBuyer UNKNOWN = new TaxBuyer(null, null);
}
