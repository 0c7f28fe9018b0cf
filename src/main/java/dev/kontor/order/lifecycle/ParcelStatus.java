package dev.kontor.order.lifecycle;

import java.util.EnumSet;
import java.util.Set;

/// The state of a fulfillment.
public enum ParcelStatus {
    /// Is being packed.
    PENDING,
    /// Waits at the pickup point.
    READY_FOR_PICKUP,
    SHIPPED,
    DELIVERED,
    /// The buyer collected it at the pickup point.
    COLLECTED,
    CANCELED;

    /// Returns the possible next states.
    Set<ParcelStatus> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(READY_FOR_PICKUP, SHIPPED, COLLECTED, CANCELED);
            case READY_FOR_PICKUP -> EnumSet.of(COLLECTED, CANCELED);
            case SHIPPED -> EnumSet.of(DELIVERED);
            case DELIVERED, COLLECTED, CANCELED -> EnumSet.noneOf(ParcelStatus.class);
        };
    }

    /// Whether it is still in the hands of the shop.
    public boolean isWaiting() {
        return this == PENDING || this == READY_FOR_PICKUP;
    }

    boolean canBecome(ParcelStatus other) {
        return next().contains(other);
    }
}
