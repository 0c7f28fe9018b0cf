package dev.kontor.inventory.reservation;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.Inventory;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.NextHold;
import dev.kontor.inventory.OutOfStock;
import dev.kontor.inventory.ReservationExpired;
import dev.kontor.inventory.ReservationId;
import dev.kontor.inventory.ReturnedUnits;
import dev.kontor.inventory.WaitingUnits;
import dev.kontor.inventory.stock.Allocation;
import dev.kontor.inventory.stock.AllocationStrategy;
import dev.kontor.inventory.stock.Backorders;
import dev.kontor.inventory.stock.HoldLimits;
import dev.kontor.inventory.stock.LevelChange;
import dev.kontor.inventory.stock.LockedStock;
import dev.kontor.inventory.stock.Movement;
import dev.kontor.inventory.stock.MovementReason;
import dev.kontor.inventory.stock.Settlement;
import dev.kontor.inventory.stock.StockLedger;
import dev.kontor.inventory.stock.StockMovements;
import dev.kontor.inventory.stock.StockRepository;
import dev.kontor.inventory.stock.StockSettings;
import dev.kontor.shared.settings.SettingsGroup;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Holds, confirms, releases and ships stock. Locks are always acquired in the same order: first the
/// reservation, then the levels in the order of their key.
@Service
@Transactional
public class StockService implements Inventory {

    private final StockRepository stock;
    private final ReservationRepository reservations;
    private final Backorders backorders;
    private final StockLedger ledger;
    private final StockMovements movements;
    private final HoldLimits limits;
    private final AuditLog audit;
    private final SettingsGroup<StockSettings> settings;

    public StockService(
            StockRepository stock,
            ReservationRepository reservations,
            Backorders backorders,
            StockLedger ledger,
            StockMovements movements,
            HoldLimits limits,
            AuditLog audit,
            SettingsGroup<StockSettings> settings) {
        this.stock = stock;
        this.reservations = reservations;
        this.backorders = backorders;
        this.ledger = ledger;
        this.movements = movements;
        this.limits = limits;
        this.audit = audit;
        this.settings = settings;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<VariantId, Availability> availability(Collection<VariantId> ids) {
        return stock.availability(ids);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<VariantId, Availability> availability(Collection<VariantId> ids, Claim.Pickup pickup) {
        return stock.availability(ids, pickup);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<LocationId, Map<VariantId, Availability>> availabilityAt(
            Collection<LocationId> locations, Collection<VariantId> ids) {
        return stock.availabilityAt(locations, ids);
    }

    @Override
    public boolean retain(LocationId location) {
        return stock.retain(location);
    }

    @Override
    public void hold(Claim claim) {
        var holder = limits.holder(claim);
        var locked = stock.lock(claim.quantities().keySet(), holder);
        hold(claim, holder, locked, locked, null);
    }

    @Override
    public void replace(@Nullable UUID earlier, Claim claim) {
        if (earlier == null || !end(earlier)) {
            hold(claim);
            return;
        }
        var holder = limits.holder(claim);
        var variants = new HashSet<>(claim.quantities().keySet());
        reservations.openHolds(List.of(earlier)).forEach(hold -> variants.add(hold.variantId()));
        var locked = stock.lock(variants, holder);
        // Until the levels were locked, backordered units could arrive.
        var freed = released(Settlement.whole(reservations.openHolds(List.of(earlier))));
        stock.apply(Movement.RELEASED, MovementReason.SHOP, freed);
        hold(claim, holder, locked, locked.after(freed), earlier);
    }

    @Override
    public boolean handOver(UUID reference, NextHold next) {
        if (!end(reference)) {
            return false;
        }
        // Until the levels are locked, backordered units can arrive.
        stock.lockHeld(List.of(reference));
        reservations.handOver(reference, next);
        return true;
    }

    /// @param before the levels when they were locked
    /// @param free the levels that the claim is allocated from
    /// @param earlier the reference whose place among those who wait the claim takes
    private void hold(
            Claim claim, HoldLimits.Holder holder, LockedStock before, LockedStock free, @Nullable UUID earlier) {
        var allocations = new PlannedHold(claim.quantities(), claim.pickup())
                .allocate(free, settings.get().allocation(), claim.country());
        limits.check(holder, reservations.hold(claim.reference(), holder, allocations, claim.expiresIn(), earlier));
        var now = free.after(moves(claim.reference(), allocations));
        ledger.settle(Movement.HELD, MovementReason.SHOP, before, now, List.of());
    }

    @Override
    public boolean confirm(UUID reference) {
        if (reservations.confirm(reference)) {
            return true;
        }
        return switch (reservations.lock(reference).orElse(ReservationStatus.RELEASED)) {
            case CONFIRMED -> true;
            case RELEASED -> false;
            case EXPIRED -> reserveAgain(reference);
            // No transition leads back to HELD, so the state cannot be HELD between the two statements.
            case HELD ->
                throw new IllegalStateException("reservation " + reference + " was neither confirmed nor ended");
        };
    }

    @Override
    public void change(
            UUID reference,
            Map<VariantId, Integer> released,
            Map<VariantId, Integer> added,
            @Nullable String country,
            Claim.@Nullable Pickup pickup) {
        requireConfirmed(reference);
        var variants = new HashSet<>(released.keySet());
        variants.addAll(added.keySet());
        var locked = stock.lock(variants);
        var free = locked.after(releaseSome(reference, released));
        var allocations =
                new PlannedHold(added, pickup).allocate(free, settings.get().allocation(), country);
        reservations.extend(reference, allocations);
        ledger.settle(
                Movement.CONFIRMED, MovementReason.SHOP, locked, free.after(moves(reference, allocations)), List.of());
    }

    @Override
    public void release(UUID reference) {
        if (end(reference)) {
            release(Movement.RELEASED, MovementReason.SHOP, List.of(reference), List.of());
        }
    }

    /// @return whether there are units to release
    private boolean end(UUID reference) {
        if (reservations.end(
                reference, ReservationStatus.RELEASED, ReservationStatus.HELD, ReservationStatus.CONFIRMED)) {
            return true;
        }
        // An expired reservation has no units to release, but it must no longer be confirmed.
        reservations.end(reference, ReservationStatus.RELEASED, ReservationStatus.EXPIRED);
        return false;
    }

    @Override
    public void release(UUID reference, Map<VariantId, Integer> quantities) {
        var state = reservations.lock(reference).orElse(ReservationStatus.RELEASED);
        if (state != ReservationStatus.HELD && state != ReservationStatus.CONFIRMED) {
            throw new IllegalStateException("reservation " + reference + " holds nothing");
        }
        var locked = stock.lockHeld(List.of(reference));
        var now = locked.after(releaseSome(reference, quantities));
        ledger.settle(Movement.RELEASED, MovementReason.SHOP, locked, now, List.of());
    }

    /// Releases units of locked levels; the caller settles the ledger.
    private List<LevelChange> releaseSome(UUID reference, Map<VariantId, Integer> quantities) {
        // Releases backordered units first, then the location that was last in the order of allocation.
        var holds = reservations.openHolds(List.of(reference)).reversed().stream()
                .sorted(Comparator.comparing(hold -> hold.waiting() == 0))
                .toList();
        return releaseSome(Settlement.spread(holds, quantities));
    }

    private List<LevelChange> releaseSome(List<Settlement> settlements) {
        reservations.settle(settlements, false);
        var freed = released(settlements);
        stock.apply(Movement.RELEASED, MovementReason.SHOP, freed);
        return freed;
    }

    @Override
    public void ship(UUID reference, Map<VariantId, Integer> quantities, @Nullable LocationId from) {
        requireConfirmed(reference);
        var locked = stock.lockHeld(List.of(reference));
        if (from != null) {
            locked = gather(reference, quantities, from, locked);
        }
        var holds = reservations.openHolds(List.of(reference)).stream()
                .filter(hold -> from == null || hold.isAt(from))
                .toList();
        var settlements = Settlement.ready(holds, quantities);
        reservations.settle(settlements, true);
        move(Movement.SHIPPED, MovementReason.SHOP, locked, settlements, List.of());
    }

    /// Allocates the units at the location that ships them, as far as other locations have allocated them.
    ///
    /// @return the stock afterwards
    private LockedStock gather(
            UUID reference, Map<VariantId, Integer> quantities, LocationId location, LockedStock locked) {
        var holds = reservations.openHolds(List.of(reference)).stream()
                .sorted(Comparator.comparing(hold -> !hold.isAt(location)))
                .toList();
        var elsewhere = Settlement.ready(holds, quantities).stream()
                .filter(settlement -> !settlement.hold().isAt(location))
                .toList();
        if (elsewhere.isEmpty()) {
            return locked;
        }
        var missing = elsewhere.stream()
                .collect(Collectors.groupingBy(
                        settlement -> settlement.hold().variantId(), Collectors.summingInt(Settlement::units)));
        var there = locked.inStockAt(location);
        var shortages = there.shortages(missing);
        if (!shortages.isEmpty()) {
            throw new OutOfStock(shortages);
        }
        var allocations = there.allocate(missing, AllocationStrategy.PRIORITY, null);
        var free = locked.after(releaseSome(elsewhere));
        reservations.extend(reference, allocations);
        return ledger.settle(
                Movement.RELEASED, MovementReason.SHOP, locked, free.after(moves(reference, allocations)), List.of());
    }

    @Override
    public void writeOff(UUID reference, Map<VariantId, Integer> quantities) {
        requireConfirmed(reference);
        var locked = stock.lockHeld(List.of(reference));
        var settlements = Settlement.spread(reservations.openHolds(List.of(reference)), quantities);
        var backordered = Settlement.parts(settlements, each -> new Settlement(each.hold(), 0, each.waiting()));
        var ready = Settlement.parts(settlements, each -> new Settlement(each.hold(), each.ready(), 0));
        reservations.settle(backordered, false);
        var remaining = move(Movement.RELEASED, MovementReason.SHOP, locked, backordered, List.of());
        reservations.settle(ready, true);
        move(Movement.SHIPPED, MovementReason.SHOP, remaining, ready, List.of());
    }

    @Override
    public void restock(ReturnedUnits units) {
        movements.move(new StockMovements.Request(
                StockMovements.Purpose.RETURNED,
                units.location(),
                units.quantities(),
                units.reference(),
                units.note(),
                units.actor()));
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

    /// Expires reservations that are due.
    ///
    /// @param batch how many at most
    /// @return the number of expired reservations; fewer than a batch means that none are left
    public int expireDue(int batch) {
        var due = reservations.expireDue(batch);
        expire(due, MovementReason.SHOP);
        return due.size();
    }

    /// Expires a reservation early if it is only held.
    ///
    /// @return whether this call ended it
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

    private boolean reserveAgain(UUID reference) {
        var planned = PlannedHold.of(reservations.openHolds(List.of(reference)));
        var locked = stock.lock(planned.quantities().keySet());
        if (!planned.isCovered(locked)) {
            return false;
        }
        // The destination is not stored with the hold, and a paid order can ship from any location, unless the buyer
        // picks it up.
        var allocations = planned.allocate(locked, AllocationStrategy.PRIORITY, null);
        reservations.holdAgain(reference, allocations);
        ledger.settle(
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
        return ledger.book(kind, cause, locked, moves, facts);
    }

    private static List<LevelChange> released(List<Settlement> settlements) {
        return settlements.stream()
                .filter(settlement -> settlement.hold().counted())
                .map(LevelChange::released)
                .toList();
    }

    private static List<LevelChange> moves(UUID reference, List<Allocation> allocations) {
        return allocations.stream()
                .filter(Allocation::counted)
                .map(allocation -> LevelChange.taken(allocation, reference))
                .toList();
    }
}
