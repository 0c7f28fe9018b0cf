package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// A customer requested erasure. The account is disabled until staff approve or reject the request.
public record ErasureRequested(CustomerId customerId) implements Event {

    @Override
    public String type() {
        return "customer.erasure_requested";
    }
}
