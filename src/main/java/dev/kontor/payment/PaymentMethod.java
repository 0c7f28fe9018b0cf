package dev.kontor.payment;

/// A way to pay.
///
/// @param needsToken whether a token of the provider's form must be sent
/// @param description one sentence for the buyer
public record PaymentMethod(String code, String name, String description, boolean needsToken) {}
