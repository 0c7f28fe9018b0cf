package dev.kontor.order;

import dev.kontor.shared.web.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads all orders with their lines, some at a time.
public interface OrderReader {

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
