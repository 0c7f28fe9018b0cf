package dev.kontor.inventory;

import java.util.List;

/// Changes many stock levels by hand, of variants and locations known by their codes.
public interface StockWriter {

    /// The most that one call takes.
    int MOST = 1_000;

    /// Changes the levels in the running transaction, by a number of SQL statements that does not depend on how
    /// many there are, and notes each change in the ledger. What is refused does not keep the others back; what is
    /// as it is to be is left alone. The levels stay locked until the transaction ends. Tells events, but puts
    /// nothing on the audit log: the caller records the undertaking as a whole.
    ///
    /// @param actor who the ledger says it was: an id
    /// @param dryRun whether everything is checked and nothing is written
    /// @return one for each, in their order
    List<WrittenStock> write(List<WantedStock> changes, String actor, boolean dryRun);
}
