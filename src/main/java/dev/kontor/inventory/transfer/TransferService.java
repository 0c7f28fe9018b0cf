package dev.kontor.inventory.transfer;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockTransferId;
import dev.kontor.inventory.stock.StockMovements;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages transfers between locations. Locks the transfer before the levels.
@Service
@Transactional
class TransferService {

    private final TransferRepository transfers;
    private final StockMovements movements;
    private final Catalog catalog;
    private final AuditLog audit;
    private final Clock clock;

    TransferService(
            TransferRepository transfers, StockMovements movements, Catalog catalog, AuditLog audit, Clock clock) {
        this.transfers = transfers;
        this.movements = movements;
        this.catalog = catalog;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<Transfer> list(TransferFilter filter, Listing listing) {
        return transfers.list(filter, listing);
    }

    @Transactional(readOnly = true)
    public Transfer get(StockTransferId id) {
        return transfers.find(id).orElseThrow(() -> NotFoundException.of("transfer", id));
    }

    public Transfer create(SaveTransfer request) {
        require(request);
        var transfer = Transfer.draft(StockTransferId.next(), request, clock.instant());
        try {
            transfers.insert(transfer);
        } catch (DataIntegrityViolationException e) {
            throw unknownLocation(e);
        }
        audit.record("stock_transfer.created", transfer.id(), null, transfer);
        return transfer;
    }

    public Transfer change(StockTransferId id, IfMatch ifMatch, MergePatch<SaveTransfer> patch) {
        var before = lock(id);
        ifMatch.require(before.version());
        before.require(TransferStatus.DRAFT);
        var request = patch.applyTo(SaveTransfer.of(before));
        require(request);
        try {
            return save("updated", before, before.change(request, clock.instant()));
        } catch (DataIntegrityViolationException e) {
            throw unknownLocation(e);
        }
    }

    public void delete(StockTransferId id, IfMatch ifMatch) {
        var before = lock(id);
        ifMatch.require(before.version());
        before.require(TransferStatus.DRAFT);
        transfers.delete(id);
        audit.record("stock_transfer.deleted", id, before, null);
    }

    public Transfer dispatch(StockTransferId id, String actor) {
        var before = lock(id);
        var after = save("dispatched", before, before.dispatch(clock.instant()));
        move(after, after.fromLocationId(), negative(after.open()), actor);
        return after;
    }

    public Transfer receive(StockTransferId id, ReceiveUnits request, String actor) {
        var before = lock(id);
        var came = request.units().isEmpty() ? before.open() : request.units();
        var after = save("received", before, before.receive(request.units(), clock.instant()));
        move(after, after.toLocationId(), came, actor);
        return after;
    }

    public Transfer close(StockTransferId id) {
        var before = lock(id);
        return save("closed", before, before.close(clock.instant()));
    }

    public Transfer cancel(StockTransferId id, String actor) {
        var before = lock(id);
        var after = save("canceled", before, before.cancel(clock.instant()));
        move(after, after.fromLocationId(), before.open(), actor);
        return after;
    }

    private void move(Transfer transfer, LocationId where, Map<VariantId, Integer> deltas, String actor) {
        movements.move(new StockMovements.Request(
                StockMovements.Purpose.TRANSFER, where, deltas, transfer.id().value(), transfer.note(), actor));
    }

    private static Map<VariantId, Integer> negative(Map<VariantId, Integer> units) {
        var negative = new HashMap<VariantId, Integer>();
        units.forEach((variant, quantity) -> negative.put(variant, -quantity));
        return negative;
    }

    private Transfer save(String what, Transfer before, Transfer after) {
        transfers.update(after);
        audit.record("stock_transfer." + what, after.id(), before, after);
        return after;
    }

    private Transfer lock(StockTransferId id) {
        return transfers.lock(id).orElseThrow(() -> NotFoundException.of("transfer", id));
    }

    private void require(SaveTransfer request) {
        request.requireTwoPlaces();
        var variants = SaveTransfer.units(request.items()).keySet();
        var known = catalog.existing(variants);
        if (!known.containsAll(variants)) {
            throw unknown("/items", "One of the variants does not exist.");
        }
    }

    private static RejectedException unknownLocation(DataIntegrityViolationException violation) {
        boolean from = Sql.constraint(violation)
                .filter("transfers_from_location_fkey"::equals)
                .isPresent();
        return unknown(from ? "/fromLocationId" : "/toLocationId", "The location does not exist.");
    }

    private static RejectedException unknown(String pointer, String detail) {
        return RejectedException.at(pointer, "unknown", detail);
    }
}
