package dev.kontor.catalog.bulk;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.web.binding.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads all products, some at a time, in the form in which [ProductWriter] takes them.
public interface ProductReader {

    /// The next products in the order of their ids, without those that are archived. One SQL statement.
    ///
    /// @param after the last one that was read; null at the beginning
    /// @param updatedAt only products that changed then
    List<WholeProduct> after(@Nullable ProductId after, @Nullable TimeRange updatedAt, int most);
}
