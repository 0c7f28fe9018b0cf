package dev.kontor.inventory.transfer;

import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockTransferId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transfer between two locations, for staff.
///
/// @param dispatchedAt time at which the units left; absent for a draft
/// @param closedAt time at which it was completed, closed or canceled
@Schema(name = "StockTransfer")
record TransferDetails(
        StockTransferId id,
        @Schema(example = "3") long version,
        LocationId fromLocationId,
        LocationId toLocationId,
        TransferStatus status,
        @Nullable @Schema(example = "Truck on Monday") String note,
        List<Transfer.Line> items,
        @Nullable Instant dispatchedAt,
        @Nullable Instant closedAt,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static TransferDetails of(Transfer transfer) {
        return new TransferDetails(
                transfer.id(),
                transfer.version(),
                transfer.from(),
                transfer.to(),
                transfer.state(),
                transfer.note(),
                transfer.lines(),
                transfer.dispatchedAt(),
                transfer.closedAt(),
                transfer.createdAt(),
                transfer.updatedAt());
    }
}
