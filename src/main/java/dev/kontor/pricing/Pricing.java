package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;

/// What other modules ask about prices. One SQL statement a call.
public interface Pricing {

    /// The prices of the variants in that currency now; a variant without one is left out. Whether tax is
    /// included follows from the tax zone of the buyer, not from the price.
    ///
    /// @param channel code of the channel whose price lists count too; one that is gone has none
    Map<VariantId, Price> prices(Collection<VariantId> ids, Currency currency, String channel);
}
