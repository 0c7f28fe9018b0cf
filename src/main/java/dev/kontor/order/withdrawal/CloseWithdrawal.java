package dev.kontor.order.withdrawal;

import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Closes a declaration of withdrawal.
///
/// @param note what staff did; for internal records
record CloseWithdrawal(
        @Nullable @Size(max = 500) @NoCardNumber @Schema(example = "Canceled before it was shipped.")
        String note) {}
