package dev.kontor.inventory.stock;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.Catalog;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.InventoryAdjusted;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockAdjustmentId;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes stock levels by hand.
@Service
@Transactional
class StockAdjustmentService {

    private static final long MOST = 1_000_000_000;

    private final StockRepository stock;
    private final StockQueries queries;
    private final Catalog catalog;
    private final EventLog events;
    private final AuditLog audit;
    private final InventoryProperties properties;

    StockAdjustmentService(
            StockRepository stock,
            StockQueries queries,
            Catalog catalog,
            EventLog events,
            AuditLog audit,
            InventoryProperties properties) {
        this.stock = stock;
        this.queries = queries;
        this.catalog = catalog;
        this.events = events;
        this.audit = audit;
        this.properties = properties;
    }

    public AdjustmentDetails adjust(AdjustStock request, String actor) {
        request.requireOneChange();
        var variant = request.variantId();
        var location = request.locationId();
        if (catalog.existing(List.of(variant)).isEmpty()) {
            throw unknown("/variantId", "There is no such variant.");
        }
        try {
            stock.open(variant, location);
        } catch (DataIntegrityViolationException e) {
            throw unknown("/locationId", "There is no such location.");
        }
        var before = stock.lock(List.of(variant));
        var level = before.at(variant, location);
        int delta = request.deltaFrom(level.onHand());
        if (level.onHand() + (long) delta < level.held()) {
            throw new StockIsHeld(level, delta);
        }
        if (level.onHand() + (long) delta > MOST) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT, "A location keeps at most %d units of a variant.".formatted(MOST));
        }
        if (request.tracked() != null) {
            stock.track(variant, location, request.tracked());
        }
        var id = StockAdjustmentId.next();
        var move = new Move(variant, location, null, Math.abs(delta), delta, 0);
        stock.apply(
                request.movement(), Cause.byHand(id, request.reason().name(), request.note(), actor), List.of(move));
        var after = stock.lock(List.of(variant));
        tell(request, before, after);
        audit.record(
                "variant.stock_adjusted",
                variant,
                recorded(location, Recorded.of(level)),
                recorded(location, Recorded.of(after.at(variant, location)).because(id, request)));
        return queries.movement(id).orElseThrow();
    }

    /// Under the id of the location, so that it stays when only the numbers differ.
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

    private void tell(AdjustStock request, LockedStock before, LockedStock after) {
        var variant = request.variantId();
        var facts = new ArrayList<Event>();
        facts.add(new InventoryAdjusted(
                variant,
                after.availability(variant).available(),
                request.reason().name()));
        StockChanges.between(before, after, List.of(variant), properties.lowThreshold(), request.movement()).stream()
                .filter(fact -> !(fact instanceof InventoryAdjusted))
                .forEach(facts::add);
        events.append(facts);
    }

    private static RejectedException unknown(String pointer, String detail) {
        return new RejectedException(
                ProblemCode.REJECTED, detail, Map.of(), List.of(FieldProblem.ofPointer(pointer, "unknown", detail)));
    }
}
