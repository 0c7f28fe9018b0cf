package dev.kontor.inventory;

import org.jspecify.annotations.Nullable;

/// Decides which stock numbers shoppers may see. Implemented by the module that shows them.
public interface StockDisclosure {

    /// Returns the number if it is small enough to be shown.
    @Nullable
    Integer shown(int available);
}
