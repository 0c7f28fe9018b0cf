package dev.kontor.inventory.adjustment;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockAdjustmentId;
import dev.kontor.inventory.level.AdjustmentDetails;
import dev.kontor.inventory.level.AdjustmentReason;
import dev.kontor.inventory.level.StockQueries;
import dev.kontor.inventory.stock.Level;
import dev.kontor.inventory.stock.LevelChange;
import dev.kontor.inventory.stock.MovementReason;
import dev.kontor.inventory.stock.StockIsHeld;
import dev.kontor.inventory.stock.StockLedger;
import dev.kontor.inventory.stock.StockRepository;
import dev.kontor.inventory.stock.UnknownReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Applies manual adjustments to stock levels.
@Service
@Transactional
class StockAdjustmentService {

    private final StockRepository stock;
    private final StockQueries queries;
    private final Catalog catalog;
    private final StockLedger ledger;
    private final AuditLog audit;

    StockAdjustmentService(
            StockRepository stock, StockQueries queries, Catalog catalog, StockLedger ledger, AuditLog audit) {
        this.stock = stock;
        this.queries = queries;
        this.catalog = catalog;
        this.ledger = ledger;
        this.audit = audit;
    }

    public AdjustmentDetails adjust(AdjustStock request, String actor) {
        request.requireOneChange();
        var variant = request.variantId();
        var location = request.locationId();
        open(variant, location);
        var before = stock.lock(List.of(variant));
        var level = before.at(variant, location);
        request.requireExpected(level.onHand());
        int delta = request.deltaFrom(level.onHand());
        if (level.onHand() + (long) delta < level.held()) {
            throw new StockIsHeld(level, delta);
        }
        level.requireRoomFor(delta);
        var now = before;
        var tracked = request.tracked();
        if (tracked != null) {
            stock.track(variant, location, tracked);
            now = before.with(each -> each.equals(level) ? each.counted(tracked) : each);
        }
        var id = StockAdjustmentId.next();
        var moves = List.of(LevelChange.onHand(variant, location, null, delta));
        var cause = MovementReason.byHand(id, request.reason().name(), request.note(), actor);
        stock.apply(request.movement(), cause, moves);
        var after = ledger.settle(request.movement(), cause, before, now.after(moves), List.of());
        audit.record(
                "variant.stock_adjusted",
                variant,
                recorded(location, Recorded.of(level)),
                recorded(location, Recorded.of(after.at(variant, location)).because(id, request)));
        return queries.movement(id).orElseThrow();
    }

    /// Creates the level if there is none yet.
    private void open(VariantId variant, LocationId location) {
        if (catalog.existing(List.of(variant)).isEmpty()) {
            throw UnknownReference.variant("/variantId");
        }
        try {
            stock.open(variant, location);
        } catch (DataIntegrityViolationException _) {
            throw UnknownReference.location("/locationId");
        }
    }

    /// Keyed by the location, so that the audit entry shows the location even if only the numbers differ.
    private static Map<String, Recorded> recorded(LocationId location, Recorded level) {
        return Map.of(location.text(), level);
    }

    private record Recorded(
            int onHand,
            boolean tracked,
            @Nullable StockAdjustmentId adjustment,
            @Nullable AdjustmentReason reason,
            @Nullable String note) {

        static Recorded of(Level level) {
            return new Recorded(level.onHand(), level.tracked(), null, null, null);
        }

        Recorded because(StockAdjustmentId id, AdjustStock request) {
            return new Recorded(onHand, tracked, id, request.reason(), request.note());
        }
    }
}
