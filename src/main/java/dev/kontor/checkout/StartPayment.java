package dev.kontor.checkout;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Starts a payment of a cart.
///
/// @param method code of a payment method
/// @param amount a part of the open amount, to be completed by other payments; defaults to the open amount and never
///     exceeds it
/// @param token from the provider's own form; never a card number
record StartPayment(
        @NotBlank @Size(max = 50) @Schema(example = "test") String method,

        @Nullable @Size(min = 1, max = 500) @Schema(example = "tok_approve")
        String token,

        @Nullable Money amount) {}
