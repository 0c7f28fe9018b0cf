package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The stock API for other modules. Every change runs in the caller's transaction and should be its last step:
/// the rows of popular variants are contended, and their locks are held until the commit.
public interface Inventory {

    /// Returns what can be bought now, over all locations; every id has an entry.
    Map<VariantId, Availability> availability(Collection<VariantId> ids);

    /// Returns what can be bought now if some variants are picked up: of those, only units in stock at the location.
    Map<VariantId, Availability> availability(Collection<VariantId> ids, Claim.Pickup pickup);

    /// Returns the units in stock at each location; a location that is inactive or has none of the variants has no
    /// entry.
    Map<LocationId, Map<VariantId, Availability>> availabilityAt(
            Collection<LocationId> locations, Collection<VariantId> ids);

    /// Locks a location against deletion until the transaction ends.
    ///
    /// @return whether it exists
    boolean retain(LocationId location);

    /// Holds units for a reference, all or none, until they are confirmed, released or expired. Units that are
    /// not in stock are backordered if the terms of a level allow it. Runs a constant number of SQL statements,
    /// regardless of the number of variants.
    ///
    /// @throws OutOfStock listing every variant that is short; nothing is held in this case
    /// @throws dev.kontor.shared.problem.ConflictException `hold-limit` if the holder has too many units on
    ///     hold; the caller must roll back its transaction
    void hold(Claim claim);

    /// Releases the hold of a reference and holds units for another one, all or none. The claim gets the released
    /// units before backorders and other buyers do, and the place of the earlier one among those who wait. Without
    /// an earlier hold, it is a [#hold].
    ///
    /// @param earlier the reference whose hold ends
    /// @throws OutOfStock listing every variant that is short; the caller must roll back its transaction
    /// @throws dev.kontor.shared.problem.ConflictException `hold-limit` if the holder has too many units on
    ///     hold; the caller must roll back its transaction
    void replace(@Nullable UUID earlier, Claim claim);

    /// Releases the hold of a reference whose units another one holds from now on. Levels do not change, so nobody
    /// else can get the units meanwhile.
    ///
    /// @return false if the reference held nothing; nothing is held in this case
    boolean handOver(UUID reference, NextHold next);

    /// Confirms the units of the reference as sold; they no longer expire.
    ///
    /// @return false if the hold had expired and the units could not be allocated again; nothing is held in this
    ///     case
    boolean confirm(UUID reference);

    /// Releases some units of a reference whose units are sold and allocates others, all or none. The levels of all
    /// of them are locked at once, so that two changes never wait for each other. Runs a constant number of SQL
    /// statements, regardless of the number of variants.
    ///
    /// @param released units to release; none of a variant that is also added
    /// @param added units to allocate
    /// @param country destination (ISO 3166-1 alpha-2), if known
    /// @param pickup units that the buyer picks up; absent if everything is shipped
    /// @throws OutOfStock listing every variant that is short; the caller must roll back its transaction
    /// @throws IllegalStateException if the reference is not confirmed or holds fewer units than are released
    void change(
            UUID reference,
            Map<VariantId, Integer> released,
            Map<VariantId, Integer> added,
            @Nullable String country,
            Claim.@Nullable Pickup pickup);

    /// Releases all units of the reference that were not shipped. Idempotent.
    void release(UUID reference);

    /// Releases some units of the reference that were not shipped.
    ///
    /// @throws IllegalStateException if the reference holds fewer units
    void release(UUID reference, Map<VariantId, Integer> quantities);

    /// Records units of the reference as shipped. Those that other locations have allocated are released there
    /// and taken from the free stock of the location that shipped them.
    ///
    /// @param from the location that shipped them; if absent, units leave the locations in the order of
    ///     allocation
    /// @throws OutOfStock if some of them are still backordered, or missing at the location; nothing is shipped
    ///     in this case
    /// @throws IllegalStateException if the reference holds fewer units
    void ship(UUID reference, Map<VariantId, Integer> quantities, @Nullable LocationId from);

    /// Records units as shipped in the order of allocation.
    default void ship(UUID reference, Map<VariantId, Integer> quantities) {
        ship(reference, quantities, null);
    }

    /// Writes off units that are lost without having been shipped; backordered units are only released.
    ///
    /// @throws IllegalStateException if the reference holds fewer units
    void writeOff(UUID reference, Map<VariantId, Integer> quantities);

    /// Adds returned units to the stock of a location. Not idempotent: the caller records that it happened in the
    /// same transaction. Check with [#retain] that the location exists.
    void restock(ReturnedUnits units);

    /// Returns the backordered units of the references; references without any have no entry.
    Map<UUID, List<WaitingUnits>> waiting(Collection<UUID> references);
}
