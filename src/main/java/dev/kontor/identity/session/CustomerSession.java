package dev.kontor.identity.session;

import dev.kontor.identity.Actor;

/// An active session of a customer.
///
/// @param recent whether a factor was confirmed recently
public record CustomerSession(Actor.Customer customer, boolean recent) {}
