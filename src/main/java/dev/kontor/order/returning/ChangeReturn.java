package dev.kontor.order.returning;

import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The fields of a return that can be changed.
///
/// @param instructions for the buyer: how to send the goods
/// @param note seen by staff only
record ChangeReturn(
        @Schema(example = "Send the goods to our warehouse in the original box.") @Nullable @Size(min = 1, max = 2_000)
        String instructions,

        @Schema(example = "The buyer called: the box is lost.") @Nullable @Size(max = 2_000) @NoCardNumber
        String note) {

    static ChangeReturn of(Return current) {
        return new ChangeReturn(current.texts().instructions(), current.texts().note());
    }
}
