package dev.kontor.inventory.stock;

import dev.kontor.catalog.Catalog;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.InventoryAdjusted;
import dev.kontor.inventory.StockAdjustmentId;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final InventoryProperties properties;

    StockAdjustmentService(
            StockRepository stock,
            StockQueries queries,
            Catalog catalog,
            EventLog events,
            InventoryProperties properties) {
        this.stock = stock;
        this.queries = queries;
        this.catalog = catalog;
        this.events = events;
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
        tell(request, before, stock.lock(List.of(variant)));
        return queries.movement(id).orElseThrow();
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
