package dev.kontor.order.returning;

import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Rejects a return.
///
/// @param reason shown to the buyer
record RejectReturn(
        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "Opened cosmetics cannot be returned.")
        String reason) {}
