package dev.kontor.order.privacy;

import dev.kontor.order.OrderId;
import dev.kontor.shared.privacy.PersonToErase;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds the orders of a person: those of the customers, and those of guests with the e-mail addresses.
public interface PersonalOrders {

    /// Orders to erase.
    ///
    /// @param fulfillments ids of all fulfillments of these orders
    /// @param objects ids of the orders, their fulfillments and returns as TypeID text
    record Batch(List<OrderId> orders, List<String> numbers, List<UUID> fulfillments, List<String> objects) {}

    /// Locks the first ended orders that still contain personal data. Runs one or three SQL statements.
    Batch nextToErase(PersonToErase person, int most);

    /// The next orders of the person in the order of their ids, erased or not. Runs one SQL statement.
    ///
    /// @param after the last id of the previous page; null for the first page
    List<OrderId> after(@Nullable OrderId after, PersonToErase person, int most);
}
