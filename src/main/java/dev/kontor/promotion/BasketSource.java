package dev.kontor.promotion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Reads what promotions can be simulated with. Implemented by the modules that have it.
public interface BasketSource {

    /// The share of all baskets, in [Query].
    int ALL = 1 << 20;

    SimulationSource kind();

    /// The number of baskets that are read at once.
    int batch();

    /// Counts the baskets of a period. One SQL statement.
    ///
    /// @param until exclusive
    long count(Instant from, Instant until);

    /// Returns the next baskets in the order of their time and id.
    List<PastBasket> next(Query query);

    /// A part of the baskets.
    ///
    /// @param until exclusive
    /// @param after where the previous part ended; [Place#before] for the first
    /// @param share how many of [#ALL] baskets are wanted, evenly distributed
    /// @param most largest number of baskets
    /// @param numbered whether the number of the order among those of its buyer is needed
    record Query(Instant from, Instant until, Place after, int share, int most, boolean numbered) {}

    /// The place of a basket in the order.
    record Place(Instant at, UUID id) {

        /// Before the first basket of a time.
        public static Place before(Instant time) {
            return new Place(time, new UUID(0, 0));
        }
    }
}
