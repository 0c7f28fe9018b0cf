package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.web.binding.TimeRange;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads all base prices, some at a time.
public interface PriceReader {

    /// Which variant, and in which currency.
    record Place(VariantId variantId, Currency currency) {}

    /// The next prices in the order of variants and currencies. One SQL statement.
    ///
    /// @param after the last one that was read; null at the beginning
    /// @param updatedAt only prices of variants any of whose prices changed then
    List<VariantPrice> after(@Nullable Place after, @Nullable TimeRange updatedAt, int most);
}
