package dev.kontor.pricing;

import dev.kontor.shared.problem.WriteResult;
import java.util.List;

/// Writes many base prices at once; variants are identified by SKU.
public interface PriceWriter {

    /// The maximum number of prices per call.
    int MAX = 1_000;

    /// Sets the prices in the current transaction; prices in other currencies stay unchanged. The number of SQL
    /// statements does not depend on the number of prices. A rejected price does not affect the others, and
    /// unchanged prices are left alone. Publishes events but writes no audit entries: the caller records the
    /// operation as a whole.
    ///
    /// @param dryRun whether to check everything and write nothing
    /// @return one result for each price, in the same order
    List<WriteResult> write(List<WantedPrice> prices, boolean dryRun);
}
