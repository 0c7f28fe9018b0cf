package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// A customer has confirmed their e-mail address and can sign in from now on.
public record CustomerVerified(CustomerId customerId) implements Event {}
