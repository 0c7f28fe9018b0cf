package dev.kontor.order.paymentlink;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Pays the amount that an order awaits.
///
/// @param method code of one of `methods` of the open payment
/// @param token from the provider's own form; never a card number
record PayOrder(
        @NotBlank @Size(max = 50) @Schema(example = "test") String method,

        @Nullable @Size(min = 1, max = 500) @Schema(example = "tok_approve")
        String token) {}
