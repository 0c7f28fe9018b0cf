package dev.kontor.customer.merge;

import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// The result of merging two customers.
///
/// @param targetId the customer who has the records now
/// @param sourceId the customer who had them
/// @param dryRun whether this only reports what would be moved
/// @param moved number of records of each type, without types of which there are none
record MergeResult(CustomerId targetId, CustomerId sourceId, boolean dryRun, List<Moved> moved) {

    /// Moved records of one type.
    ///
    /// @param count number of records
    record Moved(
            CustomerRecords type, @Schema(example = "3") long count) {}
}
