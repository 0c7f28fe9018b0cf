package dev.kontor.privacy.erasure;

import dev.kontor.shared.privacy.ErasureObstacles.Obstacle;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A request to erase a person, with what prevents it and what was erased.
///
/// @param obstacles what prevents an approval now, at most ten of each kind; empty unless the status is `REQUESTED`
/// @param erased number of rows that were deleted or emptied so far, by table
record ErasureProof(ErasureRequestDetails request, List<Obstacle> obstacles, List<ErasedTable> erased) {

    /// The erased rows of a table.
    ///
    /// @param table name in the database, as in the data map
    /// @param rows deleted, or emptied of personal data
    record ErasedTable(
            @Schema(example = "customer.addresses") String table,
            @Schema(example = "2") long rows) {}
}
