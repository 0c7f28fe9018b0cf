package dev.kontor.catalog.bulk;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.web.binding.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads all products in pages, in the format of [ProductWriter].
public interface ProductReader {

    /// Returns the next products by id, without archived ones. Runs two SQL statements.
    ///
    /// @param after the last product of the previous page; null for the first page
    /// @param updatedAt only products that changed in this range
    List<WholeProduct> after(@Nullable ProductId after, @Nullable TimeRange updatedAt, int most);
}
