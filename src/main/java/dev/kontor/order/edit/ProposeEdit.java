package dev.kontor.order.edit;

import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// A proposed change of an order.
///
/// @param reason shown to the buyer
/// @param actions applied together; each item at most once
@Schema(name = "ProposeOrderEdit")
record ProposeEdit(
        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "One more cup, as agreed.")
        String reason,

        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid EditAction> actions) {}
