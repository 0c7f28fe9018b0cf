package dev.kontor.inventory;

import dev.kontor.shared.web.binding.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads all stock levels page by page.
public interface StockReader {

    /// Returns the next levels in the order of variants and locations, with one SQL statement.
    ///
    /// @param after the last level of the previous page; null for the first page
    /// @param updatedAt only levels changed in this range
    List<StockedUnits> after(StockedUnits.@Nullable Place after, @Nullable TimeRange updatedAt, int most);
}
