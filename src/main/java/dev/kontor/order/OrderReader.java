package dev.kontor.order;

import dev.kontor.shared.web.binding.TimeRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads orders with their lines: one, or all of them some at a time.
public interface OrderReader {

    Optional<WholeOrder> find(OrderId id);

    /// The next orders in the order of their ids, which is that of their age. One SQL statement.
    ///
    /// @param after the last one that was read; null at the beginning
    List<WholeOrder> after(@Nullable OrderId after, Wanted wanted, int most);

    /// Which orders are read.
    ///
    /// @param status absent for all
    record Wanted(
            @Nullable List<OrderStatus> status,
            @Nullable TimeRange createdAt,
            @Nullable TimeRange placedAt,
            @Nullable TimeRange updatedAt) {}
}
