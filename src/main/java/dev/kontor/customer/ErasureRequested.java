package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// A customer requested erasure. The account is disabled; staff must erase the data.
public record ErasureRequested(CustomerId customerId) implements Event {

    @Override
    public String type() {
        return "customer.erasure_requested";
    }
}
