package dev.kontor.order.privacy;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderId;
import dev.kontor.shared.privacy.PersonToErase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds the orders of a person: those of the customers, and those of guests with the e-mail addresses.
public interface PersonalOrders {

    /// Orders to erase.
    ///
    /// @param fulfillments ids of all fulfillments of these orders
    /// @param returns ids of all returns of these orders
    /// @param objects ids of the orders, their fulfillments, returns and edits as TypeID text
    record Batch(
            List<OrderId> orders,
            List<String> numbers,
            List<UUID> fulfillments,
            List<UUID> returns,
            List<String> objects) {}

    /// Locks the first ended orders that still contain personal data. Runs one or four SQL statements.
    Batch nextToErase(PersonToErase person, int most);

    /// The next orders of the person in the order of their ids, erased or not. Runs one SQL statement.
    ///
    /// @param after the last id of the previous page; null for the first page
    List<OrderId> after(@Nullable OrderId after, PersonToErase person, int most);

    /// Locks the next ended orders of guests that have not changed since a time and still contain personal
    /// data, except those with an open return or an owed refund. Runs one or four SQL statements.
    ///
    /// @param except addresses whose orders are left out, in lower case
    /// @param after where the previous batch ended; null for the first one
    AgedBatch nextOfGuests(Instant unchangedSince, List<String> except, @Nullable Place after, int most);

    /// The number of orders that [#nextOfGuests] would return, counted up to `most`.
    long countOfGuests(Instant unchangedSince, List<String> except, int most);

    /// Returns which of the customers have an open order, or one that changed since a time. Runs one SQL
    /// statement.
    Set<CustomerId> activeSince(Instant since, Collection<CustomerId> customers);

    /// @param place where the next batch begins; null if nothing is left
    record AgedBatch(Batch batch, @Nullable Place place) {}

    /// A place in the orders by their age.
    record Place(Instant createdAt, OrderId id) {}
}
