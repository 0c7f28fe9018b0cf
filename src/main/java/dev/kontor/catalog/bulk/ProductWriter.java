package dev.kontor.catalog.bulk;

import java.util.List;

/// Writes many products at once, known by their external ids.
public interface ProductWriter {

    /// The most that one call takes.
    int MOST = 500;

    /// Creates and changes the products in the running transaction, by a number of SQL statements that does not
    /// depend on how many there are. What is refused does not keep the others back; what is as it is to be is left
    /// alone. Tells events, but puts nothing on the audit log: the caller records the undertaking as a whole.
    ///
    /// @param dryRun whether everything is checked and nothing is written
    /// @return one for each, in their order
    List<WrittenProduct> write(List<WantedProduct> products, boolean dryRun);
}
