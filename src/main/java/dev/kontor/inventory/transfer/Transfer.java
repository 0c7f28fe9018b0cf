package dev.kontor.inventory.transfer;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockTransferId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A transfer between two locations, for staff.
///
/// @param dispatchedAt time at which the units left; absent for a draft
/// @param closedAt time at which it was completed, closed or canceled
@Schema(name = "StockTransfer")
record Transfer(
        StockTransferId id,
        @Schema(example = "3") long version,
        LocationId fromLocationId,
        LocationId toLocationId,
        TransferStatus status,
        @Nullable @Schema(example = "Truck on Monday") String note,
        List<Line> items,
        @Nullable Instant dispatchedAt,
        @Nullable Instant closedAt,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    /// @param received units received at the destination
    /// @param returned units returned to the origin
    @Schema(name = "StockTransferItem")
    record Line(
            VariantId variantId,
            @Schema(example = "20") int quantity,
            @Schema(example = "18") int received,
            @Schema(example = "0") int returned) {

        int open() {
            return quantity - received - returned;
        }
    }

    static Transfer draft(StockTransferId id, SaveTransfer request, Instant now) {
        return new Transfer(
                id,
                1,
                request.fromLocationId(),
                request.toLocationId(),
                TransferStatus.DRAFT,
                request.note(),
                planned(request),
                null,
                null,
                now,
                now);
    }

    Transfer change(SaveTransfer request, Instant now) {
        require(TransferStatus.DRAFT);
        return new Transfer(
                id,
                version + 1,
                request.fromLocationId(),
                request.toLocationId(),
                status,
                request.note(),
                planned(request),
                null,
                null,
                createdAt,
                now);
    }

    Transfer dispatch(Instant now) {
        require(TransferStatus.DRAFT);
        return with(TransferStatus.IN_TRANSIT, items, now, now, null);
    }

    /// @param received units; empty for all units in transit
    Transfer receive(Map<VariantId, Integer> units, Instant now) {
        require(TransferStatus.IN_TRANSIT);
        var left = new HashMap<>(units.isEmpty() ? open() : units);
        var changed = new ArrayList<Line>();
        for (var line : items) {
            int came = left.getOrDefault(line.variantId(), 0);
            left.remove(line.variantId());
            if (came > line.open()) {
                throw tooMany(line.variantId(), line.open());
            }
            changed.add(new Line(line.variantId(), line.quantity(), line.received() + came, line.returned()));
        }
        left.keySet().stream().findFirst().ifPresent(unknown -> {
            throw tooMany(unknown, 0);
        });
        boolean whole = changed.stream().allMatch(line -> line.open() == 0);
        return with(
                whole ? TransferStatus.RECEIVED : TransferStatus.IN_TRANSIT,
                changed,
                now,
                dispatchedAt,
                whole ? now : null);
    }

    /// Ends the transfer and gives up the units in transit.
    Transfer close(Instant now) {
        require(TransferStatus.IN_TRANSIT);
        return with(TransferStatus.RECEIVED, items, now, dispatchedAt, now);
    }

    /// Ends the transfer and returns the units in transit.
    Transfer cancel(Instant now) {
        require(TransferStatus.IN_TRANSIT);
        var changed = items.stream()
                .map(line ->
                        new Line(line.variantId(), line.quantity(), line.received(), line.returned() + line.open()))
                .toList();
        return with(TransferStatus.CANCELED, changed, now, dispatchedAt, now);
    }

    /// Returns the units in transit.
    Map<VariantId, Integer> open() {
        var open = new HashMap<VariantId, Integer>();
        items.stream().filter(line -> line.open() > 0).forEach(line -> open.put(line.variantId(), line.open()));
        return open;
    }

    void require(TransferStatus wanted) {
        if (status != wanted) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "The transfer is `%s`. This operation requires `%s`.".formatted(status, wanted),
                    Map.of("state", status));
        }
    }

    /// Returns it with the lines that were read.
    Transfer with(List<Line> read) {
        return new Transfer(
                id,
                version,
                fromLocationId,
                toLocationId,
                status,
                note,
                read,
                dispatchedAt,
                closedAt,
                createdAt,
                updatedAt);
    }

    private Transfer with(
            TransferStatus next,
            List<Line> changed,
            Instant now,
            @Nullable Instant dispatched,
            @Nullable Instant closed) {
        return new Transfer(
                id, version + 1, fromLocationId, toLocationId, next, note, changed, dispatched, closed, createdAt, now);
    }

    private static List<Line> planned(SaveTransfer request) {
        return SaveTransfer.units(request.items()).entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue(), 0, 0))
                .toList();
    }

    private static RejectedException tooMany(VariantId variant, int open) {
        return new RejectedException(
                ProblemCode.QUANTITY_LIMIT,
                "%s has only %d units in transit.".formatted(variant.text(), open),
                Map.of("variantId", variant, "open", open));
    }
}
