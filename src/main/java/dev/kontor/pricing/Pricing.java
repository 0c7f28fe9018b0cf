package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;

/// Provides current prices to other modules. Each call runs one SQL statement.
public interface Pricing {

    /// Returns the current prices of the variants in this currency; variants without a price are omitted. The
    /// tax zone of the buyer, not the price, determines whether tax is included.
    ///
    /// @param channel code of the channel whose price lists apply in addition; a deleted channel has none
    Map<VariantId, Price> prices(Collection<VariantId> ids, Currency currency, String channel);
}
