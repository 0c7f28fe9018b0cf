package dev.kontor.checkout;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Starts to pay for a cart. The amount is the cart's total.
///
/// @param method code of a payment method
/// @param token what the provider's own form gave; never the number of a card
record StartPayment(
        @NotBlank @Size(max = 50) @Schema(example = "test") String method,

        @Nullable @Size(min = 1, max = 500) @Schema(example = "tok_approve")
        String token) {}
