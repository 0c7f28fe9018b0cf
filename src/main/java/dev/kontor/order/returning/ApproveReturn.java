package dev.kontor.order.returning;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Approves a return.
///
/// @param instructions for the buyer: how to send the goods; defaults to those of the return policy
record ApproveReturn(
        @Nullable @Size(min = 1, max = 2_000) @Schema(example = "Send the goods to: Kontor, Street 1, Berlin.")
        String instructions) {}
