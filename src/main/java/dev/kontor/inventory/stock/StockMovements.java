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

/// Moves units in and out of a location for transfers, counts and returns, in the caller's transaction and with a
/// constant number of statements.
@Component
public class StockMovements {

    private final StockRepository stock;
    private final StockLedger ledger;

    StockMovements(StockRepository stock, StockLedger ledger) {
        this.stock = stock;
        this.ledger = ledger;
    }

    /// The kind of document that moves units.
    public enum Purpose {
        TRANSFER(Movement.TRANSFERRED),
        COUNT(Movement.COUNTED),
        RETURNED(Movement.RECEIVED);

        private final Movement movement;

        Purpose(Movement movement) {
            this.movement = movement;
        }
    }

    /// @param deltas changes of the units on hand; negative to remove units
    /// @param document id of the transfer, count or order
    public record Request(
            Purpose purpose,
            LocationId location,
            Map<VariantId, Integer> deltas,
            UUID document,
            @Nullable String note,
            String actor) {}

    /// @throws dev.kontor.shared.problem.ConflictException if held units would be removed; nothing is moved in
    ///     this case
    public void move(Request request) {
        var deltas = request.deltas().entrySet().stream()
                .filter(delta -> delta.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (deltas.isEmpty()) {
            return;
        }
        var location = request.location();
        var before = lock(location, deltas.keySet());
        var shortfalls = new ArrayList<StockIsHeld.Shortfall>();
        deltas.forEach((variant, delta) -> {
            var level = before.at(variant, location);
            level.requireRoomFor(delta);
            if ((long) level.onHand() + delta < level.held()) {
                shortfalls.add(new StockIsHeld.Shortfall(variant, level.onHand(), level.held(), delta));
            }
        });
        if (!shortfalls.isEmpty()) {
            throw new StockIsHeld(shortfalls);
        }
        var moves = deltas.entrySet().stream()
                .map(delta -> LevelChange.onHand(delta.getKey(), location, request.document(), delta.getValue()))
                .toList();
        var cause = new MovementReason(null, request.purpose().name(), request.note(), request.actor());
        ledger.book(request.purpose().movement, cause, before, moves, List.of());
    }

    /// Returns the units on hand; the levels stay locked until the transaction ends.
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
