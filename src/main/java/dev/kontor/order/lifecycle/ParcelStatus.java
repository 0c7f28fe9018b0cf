package dev.kontor.order.lifecycle;

import java.util.EnumSet;
import java.util.Set;

/// The state of a fulfillment.
public enum ParcelStatus {
    /// Is being packed.
    PENDING,
    SHIPPED,
    DELIVERED,
    CANCELED;

    /// Returns the possible next states.
    Set<ParcelStatus> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(SHIPPED, CANCELED);
            case SHIPPED -> EnumSet.of(DELIVERED);
            case DELIVERED, CANCELED -> EnumSet.noneOf(ParcelStatus.class);
        };
    }

    boolean canBecome(ParcelStatus other) {
        return next().contains(other);
    }
}
