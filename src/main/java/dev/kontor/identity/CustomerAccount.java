package dev.kontor.identity;

import org.jspecify.annotations.Nullable;

/// The account of a customer.
///
/// @param active whether the customer may sign in at all
/// @param verified whether the customer has confirmed the address, or staff have
/// @param owned whether the owner has confirmed the current address, or the account was opened with it; not
///     if staff or an import set the address later
/// @param locale of its mails, BCP 47; that of the shop if absent
/// @param hasPassword whether there is a password to sign in with
public record CustomerAccount(
        CustomerId id,
        String email,
        boolean active,
        boolean verified,
        boolean owned,
        boolean hasPassword,
        @Nullable String locale) {}
