package dev.kontor.order.returning;

import java.util.Set;

/// The state of a return.
public enum ReturnStatus {
    /// Staff have to decide.
    REQUESTED,
    /// The buyer can send the goods.
    APPROVED,
    /// Staff refused it.
    REJECTED,
    /// The buyer or staff ended it before anything arrived.
    CANCELED,
    /// Some of the units arrived.
    PARTIALLY_RECEIVED,
    /// All units arrived or are lost.
    RECEIVED,
    /// All units arrived and the buyer was refunded.
    REFUNDED,
    /// Staff ended it. Missing units no longer belong to it.
    CLOSED;

    static final Set<ReturnStatus> OPEN = Set.of(REQUESTED, APPROVED, PARTIALLY_RECEIVED, RECEIVED);

    /// Whether nothing has arrived and the return has not ended.
    boolean isCancelable() {
        return this == REQUESTED || this == APPROVED;
    }
}
