package dev.kontor.pricing;

import dev.kontor.shared.problem.WriteResult;
import java.util.List;

/// Writes many prices of price lists at once; variants are identified by SKU.
public interface ListPriceWriter {

    /// The maximum number of prices per call.
    int MAX = 1_000;

    /// Sets the prices in the current transaction; other prices of the lists stay unchanged. The number of SQL
    /// statements depends on the number of price lists, not on the number of prices. A rejected price does not
    /// affect the others, and unchanged prices are left alone. Publishes events but writes no audit entries: the
    /// caller records the operation as a whole.
    ///
    /// @param dryRun whether to check everything and write nothing
    /// @return one result for each price, in the same order; pointers also name `/priceList` and `/tiers`
    List<WriteResult> write(List<WantedListPrice> prices, boolean dryRun);
}
