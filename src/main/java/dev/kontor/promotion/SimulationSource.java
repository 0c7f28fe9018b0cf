package dev.kontor.promotion;

/// What a promotion is simulated with.
public enum SimulationSource {
    /// Orders that were placed in the period and neither failed nor were canceled.
    ORDERS,
    /// Carts that were last changed in the period and are not ordered yet.
    CARTS
}
