package dev.kontor.shared.shop;

import java.util.List;

/// Finds out whether the shop has what it needs to sell. Each module checks what belongs to it.
public interface ReadinessCheck {

    /// The place of its findings in the list: the lowest first.
    int order();

    /// What there is and what is lacking.
    List<ReadinessFinding> check();
}
