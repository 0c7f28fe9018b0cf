package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import java.util.Currency;
import java.util.Map;

/// Provides current prices to other modules. Each call runs one SQL statement.
///
/// The price list with the highest priority wins; of several, the most specific one (customer, then
/// customer group, then country, then channel), then the lowest amount, then the newest list. Without a list, the base
/// price applies.
public interface Pricing {

    /// Returns the current prices of the variants in this currency; variants without a price are
    /// omitted. Convert amounts with a basis at the tax of the destination: pricing knows no tax rates.
    ///
    /// @param quantities units of each variant, which select the tier
    /// @param channel code of the channel whose price lists apply in addition; a deleted channel has none
    Map<VariantId, Price> prices(
            Map<VariantId, Integer> quantities, Currency currency, String channel, PriceBuyer buyer);

    /// Whether any active price list names customers or groups. Runs no SQL statement.
    boolean hasPersonalPrices();

    /// Whether a price list that is active names the customer or one of the groups.
    boolean isPersonal(PriceBuyer buyer);
}
