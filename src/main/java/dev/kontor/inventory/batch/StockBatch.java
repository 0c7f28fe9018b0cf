package dev.kontor.inventory.batch;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockWriter;
import dev.kontor.inventory.WantedStock;
import dev.kontor.inventory.WrittenStock;
import dev.kontor.inventory.batch.StockBatchQueries.Place;
import dev.kontor.inventory.batch.StockBatchQueries.Units;
import dev.kontor.inventory.level.AdjustmentReason;
import dev.kontor.inventory.stock.LevelChange;
import dev.kontor.inventory.stock.LockedStock;
import dev.kontor.inventory.stock.Movement;
import dev.kontor.inventory.stock.MovementReason;
import dev.kontor.inventory.stock.StockLedger;
import dev.kontor.inventory.stock.StockRepository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Changes many levels by hand at once. What is decided is decided on levels that are locked.
@Component
class StockBatch implements StockWriter {

    private final StockRepository stock;
    private final StockBatchQueries queries;
    private final StockLedger book;
    private final Catalog catalog;

    StockBatch(StockRepository stock, StockBatchQueries queries, StockLedger book, Catalog catalog) {
        this.stock = stock;
        this.queries = queries;
        this.book = book;
        this.catalog = catalog;
    }

    /// Changes that the ledger tells in the same words.
    private record Words(
            Movement movement,
            AdjustmentReason reason,
            @Nullable String note) {}

    private record Known(Map<String, VariantId> variants, Map<String, LocationId> locations) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<WrittenStock> write(List<WantedStock> changes, String actor, boolean dryRun) {
        if (changes.size() > MOST) {
            throw new IllegalArgumentException("more than %d changes at once".formatted(MOST));
        }
        var known = new Known(
                catalog.bySku(changes.stream().map(WantedStock::sku).collect(Collectors.toSet())),
                queries.locations(changes.stream().map(WantedStock::location).toList()));
        if (dryRun) {
            var plan = new StockPlan(
                    known.variants(),
                    known.locations(),
                    queries.levels(known.variants().values()));
            return changes.stream().map(plan::add).toList();
        }
        return write(changes, known, actor);
    }

    private List<WrittenStock> write(List<WantedStock> changes, Known known, String actor) {
        queries.waitForOthers();
        var locked = stock.lock(known.variants().values());
        var plan = new StockPlan(known.variants(), known.locations(), units(locked));
        var outcomes = changes.stream().map(plan::add).toList();
        var missing = plan.steps().stream()
                .filter(StockPlan.Step::isNew)
                .map(StockPlan.Step::place)
                .toList();
        var decided = plan;
        if (!missing.isEmpty()) {
            // Somebody may open one at the same time and put units there, so it is decided anew.
            queries.open(missing);
            locked = stock.lock(known.variants().values());
            decided = new StockPlan(known.variants(), known.locations(), units(locked));
            var again = changes.stream().map(decided::add).toList();
            outcomes = merged(outcomes, again);
        }
        book(decided.steps(), locked, actor);
        return outcomes;
    }

    /// What was new before it was opened is new.
    private static List<WrittenStock> merged(List<WrittenStock> before, List<WrittenStock> now) {
        var merged = new ArrayList<WrittenStock>();
        for (int index = 0; index < now.size(); index++) {
            boolean isNew = before.get(index).effect() == WrittenStock.Effect.CREATED
                    && now.get(index).effect() == WrittenStock.Effect.CHANGED;
            merged.add(isNew ? before.get(index) : now.get(index));
        }
        return merged;
    }

    private static Map<Place, Units> units(LockedStock locked) {
        var units = new HashMap<Place, Units>();
        locked.levels()
                .forEach(level -> units.put(
                        new Place(level.variantId(), level.locationId()), new Units(level.onHand(), level.held())));
        return units;
    }

    /// As many statements as there are words, of which an import has a few.
    private void book(List<StockPlan.Step> steps, LockedStock locked, String actor) {
        var bySaying = new LinkedHashMap<Words, List<StockPlan.Step>>();
        steps.forEach(step -> bySaying.computeIfAbsent(
                        new Words(step.movement(), step.reason(), step.note()), _ -> new ArrayList<>())
                .add(step));
        var now = locked;
        for (var said : bySaying.entrySet()) {
            var words = said.getKey();
            var moves = said.getValue().stream()
                    .map(step -> LevelChange.onHand(
                            step.place().variant(), step.place().location(), null, step.delta()))
                    .toList();
            var cause = new MovementReason(null, words.reason().name(), words.note(), actor);
            var before = now.of(
                    new HashSet<>(moves.stream().map(LevelChange::variantId).toList()));
            now = now.replaced(book.book(words.movement(), cause, before, moves, List.of()));
        }
    }
}
