package dev.kontor.shared.shop;

import java.util.List;

/// Checks one prerequisite for selling. Each module checks what belongs to it.
public interface ReadinessCheck {

    /// The position of its findings in the list, lowest first.
    int order();

    /// The findings.
    List<ReadinessFinding> check();
}
