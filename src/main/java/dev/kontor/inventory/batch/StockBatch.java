package dev.kontor.inventory.batch;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockWriter;
import dev.kontor.inventory.StockedUnits.Place;
import dev.kontor.inventory.WantedStock;
import dev.kontor.inventory.batch.StockBatchQueries.Units;
import dev.kontor.inventory.level.AdjustmentReason;
import dev.kontor.inventory.stock.LevelChange;
import dev.kontor.inventory.stock.LockedStock;
import dev.kontor.inventory.stock.Movement;
import dev.kontor.inventory.stock.MovementReason;
import dev.kontor.inventory.stock.StockLedger;
import dev.kontor.inventory.stock.StockRepository;
import dev.kontor.shared.problem.WriteResult;
import dev.kontor.shared.problem.WriteResult.Effect;
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

/// Adjusts many stock levels at once, deciding each change while the levels are locked.
@Component
class StockBatch implements StockWriter {

    private final StockRepository stock;
    private final StockBatchQueries queries;
    private final StockLedger ledger;
    private final Catalog catalog;

    StockBatch(StockRepository stock, StockBatchQueries queries, StockLedger ledger, Catalog catalog) {
        this.stock = stock;
        this.queries = queries;
        this.ledger = ledger;
        this.catalog = catalog;
    }

    /// The text that changes written together have in the ledger.
    private record LedgerText(
            Movement movement,
            AdjustmentReason reason,
            @Nullable String note) {}

    private record Known(Map<String, VariantId> variants, Map<String, LocationId> locations) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<WriteResult> write(List<WantedStock> changes, String actor, boolean dryRun) {
        if (changes.size() > MAX) {
            throw new IllegalArgumentException("more than %d changes at once".formatted(MAX));
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

    private List<WriteResult> write(List<WantedStock> changes, Known known, String actor) {
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
            // Another transaction may create one of these levels and add units first, so plan again under the lock.
            queries.open(missing);
            locked = stock.lock(known.variants().values());
            decided = new StockPlan(known.variants(), known.locations(), units(locked));
            var again = changes.stream().map(decided::add).toList();
            outcomes = merged(outcomes, again);
        }
        book(decided.steps(), locked, actor);
        return outcomes;
    }

    /// Reports a level as created if it did not exist before this batch opened it.
    private static List<WriteResult> merged(List<WriteResult> before, List<WriteResult> now) {
        var merged = new ArrayList<WriteResult>();
        for (int index = 0; index < now.size(); index++) {
            boolean isNew = before.get(index).effect() == Effect.CREATED
                    && now.get(index).effect() == Effect.CHANGED;
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

    /// Runs one set of statements per distinct kind, reason and note; an import has few of them.
    private void book(List<StockPlan.Step> steps, LockedStock locked, String actor) {
        var byText = new LinkedHashMap<LedgerText, List<StockPlan.Step>>();
        steps.forEach(step -> byText.computeIfAbsent(
                        new LedgerText(step.movement(), step.reason(), step.note()), _ -> new ArrayList<>())
                .add(step));
        var now = locked;
        for (var entry : byText.entrySet()) {
            var text = entry.getKey();
            var moves = entry.getValue().stream()
                    .map(step -> LevelChange.onHand(
                            step.place().variantId(), step.place().locationId(), null, step.delta()))
                    .toList();
            var cause = new MovementReason(null, text.reason().name(), text.note(), actor);
            var before = now.of(
                    new HashSet<>(moves.stream().map(LevelChange::variantId).toList()));
            now = now.replaced(ledger.book(text.movement(), cause, before, moves, List.of()));
        }
    }
}
