package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// A customer was created.
///
/// @param by id of the actor
public record CustomerRegistered(CustomerId customerId, String by) implements Event {}
