package dev.kontor.inventory;

import dev.kontor.shared.web.binding.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads all stock levels, some at a time.
public interface StockReader {

    /// The next levels in the order of variants and locations. One SQL statement.
    ///
    /// @param after the last one that was read; null at the beginning
    /// @param updatedAt only levels that changed then
    List<StockedUnits> after(StockedUnits.@Nullable Place after, @Nullable TimeRange updatedAt, int most);
}
