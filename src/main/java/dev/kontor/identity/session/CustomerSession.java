package dev.kontor.identity.session;

import dev.kontor.identity.Actor;

/// A living session of a customer.
///
/// @param recent whether a factor was proven a moment ago
public record CustomerSession(Actor.Customer customer, boolean recent) {}
