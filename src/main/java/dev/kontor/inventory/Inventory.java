package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Stock, as other modules use it. Every change runs in the caller's transaction and should be its last step:
/// the rows of popular variants are contended, and their locks are held until the commit.
public interface Inventory {

    /// What can be bought now, over all locations; every id has an entry.
    Map<VariantId, Availability> availability(Collection<VariantId> ids);

    /// Takes units aside for a reference, all or none, until they are confirmed, released, or the time is over. What
    /// is not there is promised where the terms of a level allow it.
    /// A constant number of SQL statements, whatever the number of variants.
    ///
    /// @throws OutOfStock naming every variant that is short; nothing is held then
    /// @throws dev.kontor.shared.problem.ConflictException `hold-limit` if the holder has too many units on hold;
    ///     the transaction must not go on then
    void hold(Claim claim);

    /// Keeps the units of the reference beyond any expiry: they are sold.
    ///
    /// @return false if the hold had expired and the units could not be taken again; nothing is kept then
    boolean confirm(UUID reference);

    /// Gives all units of the reference back that were not shipped. Doing it twice gives them back once.
    void release(UUID reference);

    /// Gives some units of the reference back that were not shipped.
    ///
    /// @throws IllegalStateException if the reference does not hold so many
    void release(UUID reference, Map<VariantId, Integer> quantities);

    /// The units leave the house.
    ///
    /// @throws OutOfStock if some of them have not come in yet; nothing is shipped then
    /// @throws IllegalStateException if the reference does not hold so many
    void ship(UUID reference, Map<VariantId, Integer> quantities);

    /// The units are gone without having been sent; of those that have not come in yet, only the promise ends.
    ///
    /// @throws IllegalStateException if the reference does not hold so many
    void writeOff(UUID reference, Map<VariantId, Integer> quantities);

    /// What the references wait for; a reference that waits for nothing has no entry.
    Map<UUID, List<WaitingUnits>> waiting(Collection<UUID> references);
}
