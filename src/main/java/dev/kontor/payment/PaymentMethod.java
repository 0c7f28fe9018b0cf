package dev.kontor.payment;

/// A payment method.
///
/// @param needsToken whether a token from the provider's form is required
/// @param description one sentence for the buyer
public record PaymentMethod(String code, String name, String description, boolean needsToken) {}
