package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Explanation;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Explains what units of a variant cost at a destination, with their taxes. Implemented by the module that calculates
/// totals, because prices know no taxes.
public interface PriceTotals {

    /// Explains the total of units of a variant without promotions and shipping. Runs two SQL statements.
    ///
    /// @param prices of the variant and its parts
    /// @param vatNumber of the buyer, as entered; its stored check counts
    /// @return empty if the variant has no price
    /// @throws dev.kontor.shared.problem.RejectedException `vat-number-invalid` if the number has a wrong form
    Optional<Explanation> explain(
            VariantId variant,
            int quantity,
            Map<VariantId, Price> prices,
            PriceBuyer buyer,
            Destination destination,
            @Nullable String vatNumber,
            String channel);
}
