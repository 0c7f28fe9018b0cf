package dev.kontor.customer;

import dev.kontor.shared.problem.WriteResult;
import java.util.List;

/// Writes many customers.
public interface CustomerWriter {

    /// The maximum number of customers per call.
    int MAX = 200;

    /// Creates and changes the customers in the current transaction. A fixed number of SQL statements finds out
    /// what is different; each new or different customer costs a few more. A rejected customer does not affect the
    /// others. New accounts have no password and count as verified, like those that staff open. Publishes events
    /// but writes no audit entries: the caller records the operation as a whole.
    ///
    /// @param by id recorded in the events
    /// @param dryRun whether to check everything and write nothing
    /// @return one result per customer, in the same order
    List<WriteResult> write(List<WantedCustomer> customers, String by, boolean dryRun);
}
