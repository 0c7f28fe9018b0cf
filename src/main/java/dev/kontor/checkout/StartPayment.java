package dev.kontor.checkout;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Starts to pay for a cart.
///
/// @param method code of a payment method
/// @param amount a part of what is still to be paid, to be completed by other payments; all of it if left
///     out, and never more than that
/// @param token what the provider's own form gave; never the number of a card
record StartPayment(
        @NotBlank @Size(max = 50) @Schema(example = "test") String method,

        @Nullable @Size(min = 1, max = 500) @Schema(example = "tok_approve")
        String token,

        @Nullable Money amount) {}
