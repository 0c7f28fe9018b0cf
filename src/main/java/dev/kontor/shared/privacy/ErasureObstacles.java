package dev.kontor.shared.privacy;

import java.util.List;

/// Reasons for which a person cannot be erased yet. A bean of the module that knows them.
public interface ErasureObstacles {

    /// A reason.
    ///
    /// @param kind such as `OPEN_ORDER`
    /// @param object what is in the way: an order number, an amount, an id
    record Obstacle(String kind, String object) {}

    /// The first reasons, at most ten.
    List<Obstacle> of(PersonToErase person);
}
