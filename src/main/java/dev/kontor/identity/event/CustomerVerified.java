package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// A customer, or their single sign-on provider, has confirmed the e-mail address; the customer can sign in from
/// now on.
public record CustomerVerified(CustomerId customerId) implements Event {}
