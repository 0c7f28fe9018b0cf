package dev.kontor.inventory;

import org.jspecify.annotations.Nullable;

/// How much of the stock shoppers may learn. Implemented by the module that shows it to them.
public interface StockDisclosure {

    /// The number, if it is small enough to be shown.
    @Nullable
    Integer shown(int available);
}
