package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.web.binding.TimeRange;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads all base prices in pages.
public interface PriceReader {

    /// The position in the list of prices.
    record Place(VariantId variantId, Currency currency) {}

    /// Returns the next prices by variant and currency. Runs one SQL statement.
    ///
    /// @param after the last price of the previous page; null for the first page
    /// @param updatedAt only prices of variants with a price change in this range
    List<VariantPrice> after(@Nullable Place after, @Nullable TimeRange updatedAt, int most);
}
