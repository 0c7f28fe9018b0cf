package dev.kontor.order.lifecycle;

import dev.kontor.shared.web.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// @param reason shown to the buyer
/// @param restock whether the units can be sold again; absent for yes
record CancelOrder(
        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "We cannot deliver before Christmas.")
        String reason,

        @Nullable @Schema(defaultValue = "true") Boolean restock) {}
