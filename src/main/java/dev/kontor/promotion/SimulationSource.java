package dev.kontor.promotion;

/// The purchases with which a promotion is simulated.
public enum SimulationSource {
    /// Orders that were placed in the period and neither failed nor were canceled.
    ORDERS,
    /// Carts that were last changed in the period and are not ordered yet.
    CARTS
}
