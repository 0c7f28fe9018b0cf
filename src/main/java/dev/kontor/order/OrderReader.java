package dev.kontor.order;

import dev.kontor.shared.web.binding.TimeRange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads orders with their lines, one by id or all in pages.
public interface OrderReader {

    default Optional<WholeOrder> find(OrderId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /// Returns the orders with these ids; unknown ones are absent. Runs one SQL statement.
    Map<OrderId, WholeOrder> find(Collection<OrderId> ids);

    /// Returns the next orders in the order of their ids, which is the order of creation. Runs one SQL statement.
    ///
    /// @param after the last id of the previous page; null for the first page
    List<WholeOrder> after(@Nullable OrderId after, Wanted wanted, int most);

    /// The conditions on the orders to read.
    ///
    /// @param status absent for all
    record Wanted(
            @Nullable List<OrderStatus> status,
            @Nullable TimeRange createdAt,
            @Nullable TimeRange placedAt,
            @Nullable TimeRange updatedAt) {}
}
