package dev.kontor.inventory.reservation;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.Inventory;
import dev.kontor.inventory.OutOfStock;
import dev.kontor.inventory.ReservationExpired;
import dev.kontor.inventory.ReservationId;
import dev.kontor.inventory.WaitingUnits;
import dev.kontor.inventory.stock.Allocation;
import dev.kontor.inventory.stock.AllocationStrategy;
import dev.kontor.inventory.stock.Backorders;
import dev.kontor.inventory.stock.Hold;
import dev.kontor.inventory.stock.HoldLimits;
import dev.kontor.inventory.stock.InventoryProperties;
import dev.kontor.inventory.stock.LevelChange;
import dev.kontor.inventory.stock.LockedStock;
import dev.kontor.inventory.stock.Movement;
import dev.kontor.inventory.stock.MovementReason;
import dev.kontor.inventory.stock.Settlement;
import dev.kontor.inventory.stock.StockLedger;
import dev.kontor.inventory.stock.StockRepository;
import java.util.Collection;
import java.util.Comparator;
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
public class StockService implements Inventory {

    private final StockRepository stock;
    private final ReservationRepository reservations;
    private final Backorders backorders;
    private final StockLedger book;
    private final HoldLimits limits;
    private final AuditLog audit;
    private final InventoryProperties properties;

    public StockService(
            StockRepository stock,
            ReservationRepository reservations,
            Backorders backorders,
            StockLedger book,
            HoldLimits limits,
            AuditLog audit,
            InventoryProperties properties) {
        this.stock = stock;
        this.reservations = reservations;
        this.backorders = backorders;
        this.book = book;
        this.limits = limits;
        this.audit = audit;
        this.properties = properties;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<VariantId, Availability> availability(Collection<VariantId> ids) {
        return stock.availability(ids);
    }

    @Override
    public void hold(Claim claim) {
        var quantities = claim.quantities();
        var holder = limits.holder(claim);
        var locked = stock.lock(quantities.keySet(), holder);
        var shortages = locked.shortages(quantities);
        if (!shortages.isEmpty()) {
            throw new OutOfStock(shortages);
        }
        var allocations = locked.allocate(quantities, properties.allocation(), claim.country());
        limits.check(holder, reservations.hold(claim.reference(), holder, allocations, claim.expiresIn()));
        var now = locked.after(moves(claim.reference(), allocations));
        book.settle(Movement.HELD, MovementReason.SHOP, locked, now, List.of());
    }

    @Override
    public boolean confirm(UUID reference) {
        if (reservations.confirm(reference)) {
            return true;
        }
        return switch (reservations.lock(reference).orElse(ReservationStatus.RELEASED)) {
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
        if (reservations.end(
                reference, ReservationStatus.RELEASED, ReservationStatus.HELD, ReservationStatus.CONFIRMED)) {
            release(Movement.RELEASED, MovementReason.SHOP, List.of(reference), List.of());
        } else {
            // An expired one has given its units back; now it cannot be confirmed any more either.
            reservations.end(reference, ReservationStatus.RELEASED, ReservationStatus.EXPIRED);
        }
    }

    @Override
    public void release(UUID reference, Map<VariantId, Integer> quantities) {
        var state = reservations.lock(reference).orElse(ReservationStatus.RELEASED);
        if (state != ReservationStatus.HELD && state != ReservationStatus.CONFIRMED) {
            throw new IllegalStateException("reservation " + reference + " holds nothing");
        }
        var locked = stock.lockHeld(List.of(reference));
        // What was to be taken last goes back first, and before it what has not come in.
        var holds = reservations.openHolds(List.of(reference)).reversed().stream()
                .sorted(Comparator.comparing(hold -> hold.waiting() == 0))
                .toList();
        var settlements = Settlement.spread(holds, quantities);
        reservations.settle(settlements, false);
        move(Movement.RELEASED, MovementReason.SHOP, locked, settlements, List.of());
    }

    @Override
    public void ship(UUID reference, Map<VariantId, Integer> quantities) {
        requireConfirmed(reference);
        var locked = stock.lockHeld(List.of(reference));
        var settlements = Settlement.ready(reservations.openHolds(List.of(reference)), quantities);
        reservations.settle(settlements, true);
        move(Movement.SHIPPED, MovementReason.SHOP, locked, settlements, List.of());
    }

    @Override
    public void writeOff(UUID reference, Map<VariantId, Integer> quantities) {
        requireConfirmed(reference);
        var locked = stock.lockHeld(List.of(reference));
        var settlements = Settlement.spread(reservations.openHolds(List.of(reference)), quantities);
        var promised = Settlement.parts(settlements, each -> new Settlement(each.hold(), 0, each.waiting()));
        var there = Settlement.parts(settlements, each -> new Settlement(each.hold(), each.ready(), 0));
        reservations.settle(promised, false);
        var left = move(Movement.RELEASED, MovementReason.SHOP, locked, promised, List.of());
        reservations.settle(there, true);
        move(Movement.SHIPPED, MovementReason.SHOP, left, there, List.of());
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, List<WaitingUnits>> waiting(Collection<UUID> references) {
        return backorders.of(references);
    }

    private void requireConfirmed(UUID reference) {
        if (reservations.lock(reference).orElse(ReservationStatus.RELEASED) != ReservationStatus.CONFIRMED) {
            throw new IllegalStateException("reservation " + reference + " is not confirmed");
        }
    }

    /// Ends reservations whose time is over.
    ///
    /// @return how many; fewer than a batch means that there are no more
    public int expireDue() {
        var due = reservations.expireDue(properties.expiryBatch());
        expire(due, MovementReason.SHOP);
        return due.size();
    }

    /// Ends a reservation before its time, if it is only held.
    ///
    /// @return the state it was found in, if it exists
    boolean expireNow(UUID reference, String actor) {
        boolean ended = reservations.end(reference, ReservationStatus.EXPIRED, ReservationStatus.HELD);
        if (ended) {
            expire(List.of(reference), MovementReason.by(actor));
            audit.record(
                    "reservation.ended",
                    new ReservationId(reference),
                    Map.of("state", ReservationStatus.HELD),
                    Map.of("state", ReservationStatus.EXPIRED));
        }
        return ended;
    }

    private void expire(List<UUID> references, MovementReason cause) {
        if (!references.isEmpty()) {
            release(
                    Movement.EXPIRED,
                    cause,
                    references,
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
        // Where it is to go was forgotten with the hold; it is paid for, so any place will do.
        var allocations = locked.allocate(quantities, AllocationStrategy.PRIORITY, null);
        reservations.holdAgain(reference, allocations);
        book.settle(
                Movement.CONFIRMED,
                MovementReason.SHOP,
                locked,
                locked.after(moves(reference, allocations)),
                List.of());
        return true;
    }

    private void release(Movement kind, MovementReason cause, List<UUID> references, List<? extends Event> facts) {
        var locked = stock.lockHeld(references);
        move(kind, cause, locked, Settlement.whole(reservations.openHolds(references)), facts);
    }

    private LockedStock move(
            Movement kind,
            MovementReason cause,
            LockedStock locked,
            List<Settlement> settlements,
            List<? extends Event> facts) {
        var moves = settlements.stream()
                .filter(settlement -> settlement.hold().counted())
                .map(settlement ->
                        kind == Movement.SHIPPED ? LevelChange.shipped(settlement) : LevelChange.released(settlement))
                .toList();
        return book.book(kind, cause, locked, moves, facts);
    }

    private static List<LevelChange> moves(UUID reference, List<Allocation> allocations) {
        return allocations.stream()
                .filter(Allocation::counted)
                .map(allocation -> LevelChange.taken(allocation, reference))
                .toList();
    }
}
