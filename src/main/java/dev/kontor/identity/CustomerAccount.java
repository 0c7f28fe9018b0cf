package dev.kontor.identity;

/// The sign-in of a customer.
///
/// @param active whether the customer may sign in at all
/// @param verified whether the customer has shown that the address is theirs, or staff vouched for it
/// @param hasPassword whether there is a password to sign in with
public record CustomerAccount(CustomerId id, String email, boolean active, boolean verified, boolean hasPassword) {}
