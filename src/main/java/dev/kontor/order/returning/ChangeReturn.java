package dev.kontor.order.returning;

import dev.kontor.shared.web.binding.NoCardNumber;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The fields of a return that can be changed.
///
/// @param instructions for the buyer: how to send the goods
/// @param note seen by staff only
record ChangeReturn(
        @Nullable @Size(min = 1, max = 2_000) String instructions,
        @Nullable @Size(max = 2_000) @NoCardNumber String note) {

    static ChangeReturn of(Return current) {
        return new ChangeReturn(current.texts().instructions(), current.texts().note());
    }
}
