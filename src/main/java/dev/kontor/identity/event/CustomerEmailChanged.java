package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// A customer has confirmed a new e-mail address.
public record CustomerEmailChanged(CustomerId customerId) implements Event {}
