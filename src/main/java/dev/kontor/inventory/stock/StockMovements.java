package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets staff carry units in and out of a location, for the other slices of this module. In the caller's
/// transaction, with a constant number of statements.
@Component
public class StockMovements {

    private final StockRepository stock;
    private final StockLedger book;

    StockMovements(StockRepository stock, StockLedger book) {
        this.stock = stock;
        this.book = book;
    }

    /// Why units are carried.
    public enum Errand {
        TRANSFER(Movement.TRANSFERRED),
        COUNT(Movement.COUNTED);

        private final Movement movement;

        Errand(Movement movement) {
            this.movement = movement;
        }
    }

    /// @param deltas what is added to the units in the house; negative where they go
    /// @param document id of the paper that says so
    public record Carried(
            Errand errand,
            LocationId location,
            Map<VariantId, Integer> deltas,
            UUID document,
            @Nullable String note,
            String actor) {}

    /// @throws dev.kontor.shared.problem.ConflictException if units would have to go that are promised; nothing
    ///     is carried then
    public void carry(Carried carried) {
        var deltas = carried.deltas().entrySet().stream()
                .filter(delta -> delta.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (deltas.isEmpty()) {
            return;
        }
        var location = carried.location();
        var before = lock(location, deltas.keySet());
        var tooFew = new ArrayList<StockIsHeld.Shortfall>();
        deltas.forEach((variant, delta) -> {
            var level = before.at(variant, location);
            level.requireRoomFor(delta);
            if ((long) level.onHand() + delta < level.held()) {
                tooFew.add(new StockIsHeld.Shortfall(variant, level.onHand(), level.held(), delta));
            }
        });
        if (!tooFew.isEmpty()) {
            throw new StockIsHeld(tooFew);
        }
        var moves = deltas.entrySet().stream()
                .map(delta -> LevelChange.onHand(delta.getKey(), location, carried.document(), delta.getValue()))
                .toList();
        var cause = new MovementReason(null, carried.errand().name(), carried.note(), carried.actor());
        book.book(carried.errand().movement, cause, before, moves, List.of());
    }

    /// Units in the house; the levels stay locked until the end of the transaction.
    public Map<VariantId, Integer> onHand(LocationId location, Collection<VariantId> variants) {
        var locked = lock(location, variants);
        return variants.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        variant -> locked.at(variant, location).onHand()));
    }

    private LockedStock lock(LocationId location, Collection<VariantId> variants) {
        stock.open(variants, location);
        return stock.lock(variants);
    }
}
