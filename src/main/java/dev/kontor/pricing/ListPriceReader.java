package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.web.binding.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the prices of all price lists in pages.
public interface ListPriceReader {

    /// The position in the list of prices.
    record Place(PriceListId priceListId, VariantId variantId) {}

    /// Returns the next prices by price list and variant. Runs one SQL statement.
    ///
    /// @param after the last price of the previous page; null for the first page
    /// @param updatedAt only prices that changed in this range
    List<ListedPrice> after(@Nullable Place after, @Nullable TimeRange updatedAt, int most);
}
