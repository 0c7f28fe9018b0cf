package dev.kontor.shared.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// Reasons for which a person cannot be erased yet. A bean of the module that knows them.
public interface ErasureObstacles {

    /// A reason.
    ///
    /// @param kind such as `OPEN_ORDER`
    /// @param object what prevents the erasure: an order number, an amount, an id
    record Obstacle(
            @Schema(example = "OPEN_ORDER") String kind,
            @Schema(example = "K-100001") String object) {}

    /// The first reasons, at most ten.
    List<Obstacle> of(PersonToErase person);
}
