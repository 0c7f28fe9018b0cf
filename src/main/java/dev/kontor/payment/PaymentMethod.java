package dev.kontor.payment;

import io.swagger.v3.oas.annotations.media.Schema;

/// A payment method.
///
/// @param needsToken whether a token from the provider's form is required
/// @param description one sentence for the buyer
public record PaymentMethod(
        @Schema(example = "test") String code,
        @Schema(example = "Test payment") String name,
        @Schema(example = "Moves no money.") String description,
        boolean needsToken) {}
