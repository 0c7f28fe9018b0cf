package dev.kontor.order.returning;

import dev.kontor.order.OrderLineId;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Units of one line to return.
///
/// @param itemId item of the order
/// @param reason code of one of the shop's reasons
/// @param note the buyer's explanation; some reasons require it
public record UnitsToReturn(
        @NotNull OrderLineId itemId,
        @Min(1) @Max(1_000_000) int quantity,

        @NotBlank @Size(max = 50) @Schema(example = "DOES_NOT_FIT")
        String reason,

        @Nullable @Size(max = 500) @NoCardNumber @Schema(example = "The sleeves are too short.")
        String note) {}
