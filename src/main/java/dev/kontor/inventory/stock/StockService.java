package dev.kontor.inventory.stock;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.Inventory;
import dev.kontor.inventory.OutOfStock;
import dev.kontor.inventory.ReservationExpired;
import dev.kontor.inventory.ReservationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes stock, keeps it and gives it back. Locks are taken in one order everywhere: first the reservation,
/// then the levels in the order of their key.
@Service
@Transactional
class StockService implements Inventory {

    private final StockRepository stock;
    private final ReservationRepository reservations;
    private final EventLog events;
    private final AuditLog audit;
    private final InventoryProperties properties;

    StockService(
            StockRepository stock,
            ReservationRepository reservations,
            EventLog events,
            AuditLog audit,
            InventoryProperties properties) {
        this.stock = stock;
        this.reservations = reservations;
        this.events = events;
        this.audit = audit;
        this.properties = properties;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<VariantId, Availability> availability(Collection<VariantId> ids) {
        return stock.availability(ids);
    }

    @Override
    public void hold(UUID reference, Map<VariantId, Integer> quantities, Duration expiresIn) {
        quantities.forEach((variant, quantity) -> {
            if (quantity <= 0) {
                throw new IllegalArgumentException(quantity + " units of " + variant.text());
            }
        });
        var locked = stock.lock(quantities.keySet());
        var shortages = locked.shortages(quantities);
        if (!shortages.isEmpty()) {
            throw new OutOfStock(shortages);
        }
        var allocations = locked.allocate(quantities);
        reservations.hold(reference, allocations, expiresIn);
        tell(Movement.HELD, locked, moves(reference, allocations), List.of());
    }

    @Override
    public boolean confirm(UUID reference) {
        if (reservations.confirm(reference)) {
            return true;
        }
        return switch (reservations.lock(reference).orElse(ReservationState.RELEASED)) {
            case CONFIRMED -> true;
            case RELEASED -> false;
            case EXPIRED -> takeAgain(reference);
            // Between the two statements nothing turns back to HELD.
            case HELD ->
                throw new IllegalStateException("reservation " + reference + " was neither confirmed nor over");
        };
    }

    @Override
    public void release(UUID reference) {
        if (reservations.end(reference, ReservationState.RELEASED, ReservationState.HELD, ReservationState.CONFIRMED)) {
            giveBack(Movement.RELEASED, Cause.SHOP, reservations.openHolds(List.of(reference)), List.of());
        } else {
            // An expired one has given its units back; now it cannot be confirmed any more either.
            reservations.end(reference, ReservationState.RELEASED, ReservationState.EXPIRED);
        }
    }

    @Override
    public void release(UUID reference, Map<VariantId, Integer> quantities) {
        var state = reservations.lock(reference).orElse(ReservationState.RELEASED);
        if (state != ReservationState.HELD && state != ReservationState.CONFIRMED) {
            throw new IllegalStateException("reservation " + reference + " holds nothing");
        }
        // What was to be taken last goes back first.
        var holds = reservations.openHolds(List.of(reference)).reversed();
        var settlements = Settlement.spread(holds, quantities);
        reservations.settle(settlements, false);
        move(Movement.RELEASED, Cause.SHOP, settlements, List.of());
    }

    @Override
    public void ship(UUID reference, Map<VariantId, Integer> quantities) {
        if (reservations.lock(reference).orElse(ReservationState.RELEASED) != ReservationState.CONFIRMED) {
            throw new IllegalStateException("reservation " + reference + " is not confirmed");
        }
        var settlements = Settlement.spread(reservations.openHolds(List.of(reference)), quantities);
        reservations.settle(settlements, true);
        move(Movement.SHIPPED, Cause.SHOP, settlements, List.of());
    }

    /// Ends reservations whose time is over.
    ///
    /// @return how many; fewer than a batch means that there are no more
    int expireDue() {
        var due = reservations.expireDue(properties.expiryBatch());
        expire(due, Cause.SHOP);
        return due.size();
    }

    /// Ends a reservation before its time, if it is only held.
    ///
    /// @return the state it was found in, if it exists
    boolean expireNow(UUID reference, String actor) {
        boolean ended = reservations.end(reference, ReservationState.EXPIRED, ReservationState.HELD);
        if (ended) {
            expire(List.of(reference), Cause.by(actor));
            audit.record(
                    "reservation.ended",
                    new ReservationId(reference),
                    Map.of("state", ReservationState.HELD),
                    Map.of("state", ReservationState.EXPIRED));
        }
        return ended;
    }

    private void expire(List<UUID> references, Cause cause) {
        if (!references.isEmpty()) {
            giveBack(
                    Movement.EXPIRED,
                    cause,
                    reservations.openHolds(references),
                    references.stream().map(ReservationExpired::of).toList());
        }
    }

    private boolean takeAgain(UUID reference) {
        var quantities = reservations.openHolds(List.of(reference)).stream()
                .collect(Collectors.groupingBy(Hold::variantId, Collectors.summingInt(Hold::open)));
        var locked = stock.lock(quantities.keySet());
        if (!locked.shortages(quantities).isEmpty()) {
            return false;
        }
        var allocations = locked.allocate(quantities);
        reservations.holdAgain(reference, allocations);
        tell(Movement.CONFIRMED, locked, moves(reference, allocations), List.of());
        return true;
    }

    private void giveBack(Movement kind, Cause cause, List<Hold> holds, List<? extends Event> facts) {
        move(kind, cause, Settlement.whole(holds), facts);
    }

    private void move(Movement kind, Cause cause, List<Settlement> settlements, List<? extends Event> facts) {
        var moves = settlements.stream()
                .filter(settlement -> settlement.hold().counted())
                .map(settlement -> kind == Movement.SHIPPED
                        ? Move.shipped(settlement.hold(), settlement.units())
                        : Move.givenBack(settlement.hold(), settlement.units()))
                .toList();
        var locked = stock.lock(moves.stream().map(Move::variantId).distinct().toList());
        stock.apply(kind, cause, moves);
        tell(kind, locked, moves, facts);
    }

    private void tell(Movement kind, LockedStock before, List<Move> moves, List<? extends Event> facts) {
        var variants = moves.stream().map(Move::variantId).toList();
        var all = new ArrayList<Event>(facts);
        all.addAll(StockChanges.between(before, before.after(moves), variants, properties.lowThreshold(), kind));
        if (!all.isEmpty()) {
            events.append(all);
        }
    }

    private static List<Move> moves(UUID reference, List<Allocation> allocations) {
        return allocations.stream()
                .filter(Allocation::counted)
                .map(allocation -> Move.taken(allocation, reference))
                .toList();
    }
}
