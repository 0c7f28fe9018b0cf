package dev.kontor.order.change;

import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Puts an order on hold.
///
/// @param reason why the order is held; visible to staff only
record HoldOrder(
        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "The address looks wrong, Kim asks the buyer.")
        String reason) {}
