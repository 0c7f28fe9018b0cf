package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// Name, language, address or status of a customer changed.
///
/// @param by id of the actor
public record CustomerUpdated(CustomerId customerId, String by) implements Event {}
