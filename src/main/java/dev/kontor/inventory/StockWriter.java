package dev.kontor.inventory;

import dev.kontor.shared.problem.WriteResult;
import java.util.List;

/// Adjusts many stock levels, identified by SKU and location code.
public interface StockWriter {

    /// The maximum number of changes per call.
    int MAX = 1_000;

    /// Changes the levels in the current transaction and records each change in the ledger. The number of SQL
    /// statements depends on the number of distinct reasons and notes, not on the number of changes. A rejected
    /// change does not affect the others, and a level that already has the wanted number is not written. The
    /// levels stay locked until the transaction ends. Publishes events but writes no audit entries: the caller
    /// records the operation as a whole.
    ///
    /// @param actor id recorded in the ledger
    /// @param dryRun whether to check everything and write nothing
    /// @return one result per change, in the same order
    List<WriteResult> write(List<WantedStock> changes, String actor, boolean dryRun);
}
