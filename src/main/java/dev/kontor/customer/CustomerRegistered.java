package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// There is a new customer.
///
/// @param by who did it, as [dev.kontor.identity.Actor#label] names it
public record CustomerRegistered(CustomerId customerId, String by) implements Event {

    @Override
    public String type() {
        return "customer.registered";
    }

    @Override
    public CustomerId subject() {
        return customerId;
    }
}
