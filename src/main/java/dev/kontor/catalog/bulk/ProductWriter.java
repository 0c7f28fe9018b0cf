package dev.kontor.catalog.bulk;

import java.util.List;

/// Writes many products at once, identified by their external ids.
public interface ProductWriter {

    /// The maximum number of products per call.
    int MAX = 500;

    /// Creates and changes the products in the current transaction. The number of SQL statements does not depend
    /// on the number of products. A rejected product does not affect the others, and unchanged products are left
    /// alone. Publishes events but writes no audit entries: the caller records the operation as a whole.
    ///
    /// @param dryRun whether to check everything and write nothing
    /// @return one result for each product, in the same order
    List<WrittenProduct> write(List<WantedProduct> products, boolean dryRun);
}
