package dev.kontor.order.lifecycle;

import java.util.EnumSet;
import java.util.Set;

/// Where one fulfillment stands.
public enum ParcelStatus {
    /// Being packed.
    PENDING,
    SHIPPED,
    DELIVERED,
    CANCELED;

    /// The states that may follow.
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
